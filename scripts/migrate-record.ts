import { record, writeRecorded } from '../test/migrate/recorded';

/** Writes test/migrate/requests.json, what n8n's own node asks: `npm run migrate:record`. */
async function main(): Promise<void> {
	const recorded = await record();
	if (recorded === undefined) {
		throw new Error('n8n is not downloaded; npm run e2e downloads it into .cache/n8n');
	}
	writeRecorded(recorded);
	console.log(`${Object.keys(recorded).length} operations`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
