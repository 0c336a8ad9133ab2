/**
 * `npm run emulator -- [--port 4010] [--no-limit] [--latency 120] [--assume name=position …]`: a small demo
 * account of ActiveCampaign on this machine, until Ctrl-C. The switches are listed in COVERAGE.md.
 */
import { parseArgs } from 'node:util';

import { checked } from './assumptions';
import { seedDemo } from './demo';
import { startEmulator } from './index';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			'no-limit': { type: 'boolean', default: false },
			latency: { type: 'string', default: '0' },
			assume: { type: 'string', multiple: true, default: [] },
		},
	});
	const emulator = await startEmulator({
		port: Number(values.port),
		latencyMs: Number(values.latency),
		assume: checked(Object.fromEntries(values.assume.map((text) => text.split('=')))),
		...(values['no-limit'] ? { rateLimit: false as const } : {}),
	});
	const { contacts, tags, lists } = seedDemo(emulator);
	console.log(`API URL   ${emulator.url}`);
	console.log(`API key   ${emulator.apiKey}`);
	console.log(`Limit     ${values['no-limit'] ? 'none' : '5 requests a second'}`);
	console.log(`Account   ${contacts} contacts, ${tags} tags, ${lists} lists; Ctrl-C ends`);
	process.once('SIGINT', () => {
		void emulator.close().then(() => {
			console.log(
				`\n${emulator.journal.count()} requests, at most ${emulator.journal.worstSecond()} in a second`,
			);
			for (const entry of emulator.journal.suspicious) {
				console.log(`${entry.status} ${entry.method} ${entry.path} ${entry.violations.join('; ')}`);
			}
		});
	});
}

void main();
