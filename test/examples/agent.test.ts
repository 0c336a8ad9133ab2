import { NodeConnectionTypes, type INodeParameters } from 'n8n-workflow';
import { json, openWorkbench, type Workbench } from '../node/workbench';
import { parametersOf, readExample } from './readExample';

let bench: Workbench;
beforeEach(async () => {
	bench = await openWorkbench();
	const { seed, account } = bench.emulator;
	const [ada] = seed.contacts(1, () => ({ email: 'ada@example.com', firstName: 'Ada' }));
	const [vip] = seed.tags(['VIP']);
	const [news] = seed.lists(['Newsletter']);
	const [company] = seed.fields(['Company']);
	if (!ada || !vip || !news || !company) throw new Error('not seeded');
	seed.tag(ada, vip);
	seed.subscribe(ada, news);
	seed.fieldValue(ada, company, 'Analytical Engines');
	seed.notes(ada, 'Subscriber', ['Prefers mail to calls']);
	seed.deals(1, () => ({ title: 'Engine', contact: ada.id }));
	account.collection('contacts').update(ada.id, { phone: '+1 555 010 0100' });
});
afterEach(async () => {
	await bench.close();
	expect(bench.emulator.journal.suspicious).toEqual([]);
	expect(bench.emulator.journal.count({ status: 429 })).toBe(0);
});

const example = readExample('ai-agent');
const tools = Object.entries(example.connections)
	.filter(([, outputs]) => outputs[NodeConnectionTypes.AiTool])
	.map(([name]) => name);

/** Runs a tool of the example as the agent does, with the email address that the model fills in. */
async function call(tool: string, email: string) {
	const { clock, engine, credentials } = bench;
	const parameters = withFromAi(parametersOf(example, tool), email);
	return await clock.run(engine.run({ parameters, credentials }));
}

/** Replaces `$fromAI()`, as n8n does before a tool runs. */
function withFromAi(parameters: INodeParameters, email: string): INodeParameters {
	const { toolDescription: _, descriptionType: __, ...rest } = parameters;
	const text = JSON.stringify(rest).replace(/={{ \$fromAI\([^}]*\) }}/g, email);
	return JSON.parse(text) as INodeParameters;
}

describe('Example: ai-agent', () => {
	it('gives the agent three tools that only read', async () => {
		expect(tools).toEqual(['Get Contact', 'Get Deals', 'Get Notes']);
		for (const tool of tools) await call(tool, 'ada@example.com');
		expect(bench.emulator.journal.entries.every(({ method }) => method === 'GET')).toBe(true);
	});

	it('answers questions about a contact with little data', async () => {
		const run = await call('Get Contact', 'ada@example.com');
		expect(run.error).toBeUndefined();
		const [contact] = json(run);
		expect(contact).toMatchObject({
			firstName: 'Ada',
			tags: ['VIP'],
			fields: { Company: 'Analytical Engines' },
			lists: [expect.objectContaining({ name: 'Newsletter' })],
		});
		expect(JSON.stringify(contact).length).toBeLessThan(1_000);
		expect(json(await call('Get Notes', 'ada@example.com'))).toMatchObject([
			{ note: 'Prefers mail to calls' },
		]);
		expect(json(await call('Get Deals', 'ada@example.com'))).toMatchObject([{ title: 'Engine' }]);
	});

	it('reports a contact that does not exist', async () => {
		const { error } = await call('Get Contact', 'nobody@example.com');
		expect(error?.message).toMatch(/nobody@example\.com/);
	});
});
