import { Deadline } from '../../nodes/ActiveCampaign/trigger/shared/deadline';
import { firstPosition, positionAt } from '../../nodes/ActiveCampaign/trigger/poll/firstPosition';
import { type Clocks, type Position } from '../../nodes/ActiveCampaign/trigger/poll/position';
import type {
	Change,
	Reader,
	TimedSource,
} from '../../nodes/ActiveCampaign/trigger/poll/pollSource';
import { changesSince } from '../../nodes/ActiveCampaign/trigger/poll/timedChanges';
import { LatestById } from '../../nodes/ActiveCampaign/trigger/shared/boundedCollections';

const start = Date.UTC(2026, 0, 5, 15);
const minute = 60_000;
const reader = {} as Reader;

/** Rows in order of their number, each with the time of its last change. */
class Rows implements TimedSource {
	readonly times: number[] = [];

	async *changes(_reader: Reader, _since: number, cursor = '0'): AsyncGenerator<Change> {
		for (let index = Number(cursor); index < this.times.length; index++) {
			const at = this.times[index] ?? NaN;
			yield { key: String(index), at, cursor: String(index + 1), item: {} };
		}
	}
}

/** A node that polls the rows, with clocks that may be wrong. */
class Poller {
	now = start;
	skew = { local: 0, service: 0 };
	position: Position | undefined;

	constructor(readonly rows: TimedSource) {}

	async poll(limit = 1_000): Promise<string[]> {
		const clocks = (): Clocks => ({
			local: this.now + this.skew.local,
			service: this.now + this.skew.service,
		});
		const deadline = new Deadline(60_000);
		try {
			if (this.position === undefined) {
				const first = await firstPosition(this.rows, reader, clocks, deadline);
				this.position = first.position;
				return [];
			}
			const { changes, position } = await changesSince({
				reader,
				source: this.rows,
				position: this.position,
				clocks,
				limit,
				deadline,
				seen: { byWebhook: new LatestById(10), byCatchUp: new LatestById(10) },
			});
			this.position = JSON.parse(JSON.stringify(position)) as Position;
			return changes.map(({ key }) => key);
		} finally {
			deadline.close();
		}
	}

	async polls(count: number, limit?: number): Promise<string[]> {
		const keys: string[] = [];
		for (let round = 0; round < count; round++) {
			this.now += minute;
			keys.push(...(await this.poll(limit)));
		}
		return keys;
	}
}

describe('the position of a polling trigger', () => {
	it.each([
		['in one second', () => start + 5_000],
		['one after another', (index: number) => start + 5_000 + index * 2],
	])(
		'lets 22,000 changes %s come once and never again',
		async (_, timeOfRow) => {
			const rows = new Rows();
			const node = new Poller(rows);
			await node.poll();
			for (let index = 0; index < 22_000; index++) rows.times.push(timeOfRow(index));
			node.now += minute;
			const all = await node.polls(9, 3_000);
			expect(new Set(all).size).toBe(22_000);
			expect(all).toHaveLength(22_000);
			expect(JSON.stringify(node.position).length).toBeLessThan(400_000);
			expect(await node.polls(5)).toEqual([]);
			rows.times.push(node.now);
			expect(await node.polls(2)).toEqual(['22000']);
			expect(JSON.stringify(node.position).length).toBeLessThan(1_000);
		},
		60_000,
	);

	it('reads changes again that show up late, but not for ever', async () => {
		const rows = new Rows();
		const node = new Poller(rows);
		await node.poll();
		rows.times.push(node.now + 30_000);
		expect(await node.polls(1)).toEqual(['0']);
		rows.times.push(node.now - 60_000);
		expect(await node.polls(1)).toEqual(['1']);
		await node.polls(5);
		expect(node.position?.from).toBeGreaterThan(node.position?.reached ?? Infinity);
		expect(node.position?.emitted).toBe('');
	});

	it('is not moved by a date in the future', async () => {
		const rows = new Rows();
		rows.times.push(start - minute, start + 600 * minute);
		const node = new Poller(rows);
		await node.poll();
		rows.times.push(start + 30_000, start + 900 * minute);
		expect(await node.polls(3)).toEqual(['2']);
		rows.times.push(node.now);
		expect(await node.polls(2)).toEqual(['4']);
	});

	it('of a start in the past takes all changes from then on', async () => {
		const rows = new Rows();
		rows.times.push(start - 20 * minute, start - 10 * minute, start - 5 * minute);
		const node = new Poller(rows);
		node.position = positionAt(start - 10 * minute);
		expect(await node.polls(2)).toEqual(['1', '2']);
	});
});

const hour = 60 * minute;
const skews = [-hour, -3 * minute, 0, 3 * minute, hour];

describe.each(skews.flatMap((local) => skews.map((service) => ({ local, service }))))(
	'clocks that are wrong by $local (n8n) and $service (ActiveCampaign) milliseconds',
	(skew) => {
		it('neither lose nor repeat a change, and emit none from before the start', async () => {
			const rows = new Rows();
			for (let ago = 0; ago < 90; ago++) rows.times.push(start - ago * minute);
			const node = new Poller(rows);
			node.skew = skew;
			expect(await node.polls(3)).toEqual([]);
			const expected: string[] = [];
			for (let round = 0; round < 20; round++) {
				expected.push(String(rows.times.length));
				rows.times.push(node.now);
				node.now += 7_000;
			}
			const found: string[] = await node.polls(65);
			expect(found.sort()).toEqual(expected.sort());
		});

		it('that are set right later lose nothing either', async () => {
			const rows = new Rows();
			rows.times.push(start);
			const node = new Poller(rows);
			node.skew = skew;
			await node.poll();
			const found: string[] = [];
			for (let round = 0; round < 70; round++) {
				rows.times.push(node.now + 1_000);
				if (round === 10) node.skew = { local: 0, service: 0 };
				found.push(...(await node.polls(1)));
			}
			found.push(...(await node.polls(65)));
			expect(new Set(found).size).toBe(70);
			expect(found).toHaveLength(70);
		});
	},
);
