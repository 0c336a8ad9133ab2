/** Reads all contacts of an account and prints a `ReadResult` as JSON. */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { type Contender, nodeTypes, openEngine } from './contenders';
import { people } from './people';

export interface ReadTask {
	contender: Contender;
	/** Details to read with each contact (Include). */
	details: string[];
}

export interface ReadResult {
	contacts: number;
	/** Contacts with all three values, both tags and the list. */
	complete: number;
	wallMs: number;
	/** Live heap before the run, and its peak during the run. */
	baseBytes: number;
	peakBytes: number;
	/** Peak resident set size of the process. */
	peakRss: number;
	error?: string;
}

const parametersOf = ({ contender, details }: ReadTask): INodeParameters => ({
	resource: 'contact',
	operation: contender === 'ours' ? 'contact.getAll' : 'getAll',
	returnAll: true,
	...(contender === 'ours' && details.length > 0 && { options: { details } }),
	...(contender === 'shipped' && { simple: true, additionalFields: {} }),
});

/** Heap in use after a garbage collection. */
function liveHeap(): number {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed;
}

function isComplete({ json }: INodeExecutionData, expected: Map<unknown, unknown[]>): boolean {
	const [company, city, plan] = expected.get(json.email) ?? [];
	const { fields, tags, lists } = json as {
		fields?: Record<string, unknown>;
		tags?: unknown[];
		lists?: Array<{ name?: unknown }>;
	};
	return (
		fields?.Company === company &&
		fields?.City === city &&
		fields?.Plan === plan &&
		[...(tags ?? [])].sort().join() === 'Lead,Webinar' &&
		lists?.map(({ name }) => name).join() === 'Newsletter'
	);
}

async function read(task: ReadTask & { apiUrl: string; apiKey: string }): Promise<ReadResult> {
	const { engine } = openEngine();
	const { apiUrl, apiKey, contender } = task;
	const baseBytes = liveHeap();
	let peakBytes = baseBytes;
	const sample = () => {
		peakBytes = Math.max(peakBytes, liveHeap());
	};
	const timer = setInterval(sample, 200);
	const start = performance.now();
	const { items, error } = await engine.run({
		node: nodeTypes[contender],
		parameters: parametersOf(task),
		credentials: { apiUrl, apiKey },
	});
	const wallMs = performance.now() - start;
	clearInterval(timer);
	sample();
	const peakRss = process.resourceUsage().maxRSS * 1_024;
	const expected = new Map(
		people(items.length).map(({ email, company, city, plan }) => [email, [company, city, plan]]),
	);
	const contacts = new Set(
		items.map(({ json }) => json.email).filter((email) => expected.has(email)),
	);
	return {
		contacts: contacts.size,
		complete: items.filter((item) => isComplete(item, expected)).length,
		wallMs,
		baseBytes,
		peakBytes,
		peakRss,
		...(error && { error: error.message }),
	};
}

void read(JSON.parse(process.argv[2] ?? '') as Parameters<typeof read>[0]).then(
	(result) => {
		process.stdout.write(JSON.stringify(result), () => process.exit(0));
	},
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
