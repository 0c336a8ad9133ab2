import type { Log } from './n8n/progress';

/** Runs the main function of a script, prints its error, and exits with its exit code, or 1. */
export function runMain(main: () => Promise<number>, log: Log): void {
	void main()
		.catch((error: unknown) => {
			log.line(`✗ ${messageOf(error)}`);
			return 1;
		})
		.then((code) => process.exit(code));
}

export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
