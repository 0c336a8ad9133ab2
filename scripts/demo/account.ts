import { type JournalEntry, startEmulator } from '../../test/emulator';

/** What the example workflows refer to by name. */
const names = { list: 'Newsletter', tag: 'Demo lead', automation: 'Welcome series' };

/** The ActiveCampaign account that the demo uses. */
export interface DemoAccount {
	title: string;
	url: string;
	apiKey: string;
	/** Requests that the emulator received; absent for a real account. */
	journal?: readonly JournalEntry[];
	/** Number of rows in the account; absent for a real account. */
	stored?(collection: string): number;
	close(): Promise<void>;
}

/** The account in the environment variables, or an emulator with what the examples need. */
export async function openAccount(env: NodeJS.ProcessEnv = process.env): Promise<DemoAccount> {
	const { ACTIVECAMPAIGN_API_URL: url, ACTIVECAMPAIGN_API_KEY: apiKey } = env;
	if (url && apiKey) {
		const { list, tag, automation } = names;
		const needs = `must have a list "${list}", a tag "${tag}" and an automation "${automation}"`;
		return { title: `${url}; it ${needs}`, url, apiKey, close: async () => undefined };
	}
	if (url ?? apiKey) {
		throw new Error('Set both ACTIVECAMPAIGN_API_URL and ACTIVECAMPAIGN_API_KEY, or neither');
	}
	return await openEmulator();
}

async function openEmulator(): Promise<DemoAccount> {
	const emulator = await startEmulator();
	emulator.seed.lists([names.list]);
	emulator.seed.tags([names.tag]);
	emulator.seed.automations([names.automation]);
	emulator.seed.fields(['Company', 'City']);
	return {
		title: `the emulator at ${emulator.url}`,
		url: emulator.url,
		apiKey: emulator.apiKey,
		journal: emulator.journal.entries,
		// Without a request: those of the demo would count towards the limit that n8n keeps.
		stored: (collection) => emulator.account.collection(collection).size,
		close: () => emulator.close(),
	};
}
