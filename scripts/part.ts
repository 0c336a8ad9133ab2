type Parts = Record<string, () => Promise<unknown>>;

/**
 * Runs the part of a command that the first argument names, or `standard` if it names none:
 * `npm run e2e -- editor --only Walk` runs `editor` with `--only Walk`. Exits with 1 on an unknown part.
 */
export async function runPart(command: string, standard: () => Promise<unknown>, parts: Parts) {
	const [name = '-'] = process.argv.slice(2);
	if (name.startsWith('-')) return await standard();
	const part = parts[name];
	if (part) {
		process.argv.splice(2, 1);
		return await part();
	}
	const names = Object.keys(parts).join(' | ');
	console.error(`Unknown part: ${name}. Usage: npm run ${command} -- [${names}] [options]`);
	process.exitCode = 1;
}
