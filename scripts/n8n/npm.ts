import execa from 'execa';

/** Runs npm in another folder and gives its standard output; an error includes npm's messages. */
export async function npm(cwd: string, args: string[]): Promise<string> {
	const { stdout } = await execa('npm', args, {
		cwd,
		env: environmentOutsideNpm(),
		extendEnv: false,
	});
	return stdout;
}

/**
 * The environment without the variables that `npm run` adds: with them, an npm in another folder
 * would use this package's folder and settings.
 */
export function environmentOutsideNpm(): NodeJS.ProcessEnv {
	const added = /^npm_(package|lifecycle)_|^npm_config_(local_prefix|ignore_scripts)$|^INIT_CWD$/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));
}
