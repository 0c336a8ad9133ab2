import { pageSize } from '../../core/client/pages';
import { segments } from '../../core/client/route';
import { isEmpty, type Row } from '../../core/values';
import { automations, customObjects } from '../../resources/shared/things';
import { changedContacts } from './changedContacts';
import type { Change, PollEvent, TimedSource } from './pollSource';
import { fromEnd, fromStart, type Placed } from './readList';
import { timeOf } from './rowTime';
import { importsFinished, scoreReached, segmentMembers } from './setSources';

/** Automation runs in which a completion is looked for: they are listed by their start. */
const completedRuns = 10_000;
/** Orders and carts that are looked at in each check: shops may report them late. */
const newestOrders = 1_000;
const newestCampaigns = 500;

/**
 * Rows whose dates fall roughly in this order: it ends after a page's worth of older ones, because
 * some rows are dated back, and not before `atLeast` rows.
 */
async function* newest(
	rows: AsyncGenerator<Placed>,
	timeOfRow: (row: Row) => number,
	since: number,
	atLeast: number,
): AsyncGenerator<Placed & { at: number }> {
	let count = 0;
	let older = 0;
	for await (const { row, cursor } of rows) {
		const at = timeOfRow(row);
		yield { row, cursor, at };
		older = at >= since ? 0 : older + 1;
		if (++count >= atLeast && older >= pageSize) return;
	}
}

/** Runs of contacts through one automation or all. */
function automationRuns(timeOfRun: (row: Row) => number, atLeast: number): TimedSource {
	return {
		once: true,
		async *changes(reader, since, cursor) {
			const automation = await reader.identify('automation', automations, 'Automation');
			const list = { path: '/contactAutomations', key: 'contactAutomations' };
			const rows = fromEnd(reader.client, list, cursor);
			for await (const placed of newest(rows, timeOfRun, since, atLeast)) {
				const { row } = placed;
				const isWanted =
					automation === undefined || String(row.automation ?? row.seriesid) === automation;
				yield change(placed, isWanted ? placed.at : NaN, {
					enrolment: row,
					contact: { id: String(row.contact) },
				});
			}
		},
	};
}

/** A cart: abandoned, or with the ID of a checkout and none of an order. */
function isCart({ state, externalid, externalcheckoutid }: Row): boolean {
	return String(state) === '2' || (isEmpty(externalid) && !isEmpty(externalcheckoutid));
}

/** Orders. One that was a cart has the dates of the cart, so it counts when it is no longer one. */
const placedOrders: TimedSource = {
	once: true,
	async *changes({ client }, since, cursor) {
		const rows = fromEnd(client, { path: '/ecomOrders', key: 'ecomOrders' }, cursor);
		const timeOfOrder = (row: Row) => timeOf(row.createdDate, row.tstamp);
		for await (const placed of newest(rows, timeOfOrder, since, newestOrders)) {
			const { row } = placed;
			const isPending = isCart(row);
			const wasCart = !isEmpty(row.abandonedDate) || !isEmpty(row.externalcheckoutid);
			const date = isoOf(wasCart ? timeOf(row.updatedDate, row.createdDate) : placed.at);
			yield { ...change(placed, isPending ? NaN : placed.at, { date, order: row }), isPending };
		}
	},
};

const abandonedCarts: TimedSource = {
	async *changes({ client }, since, cursor) {
		const list = { path: '/ecomOrders', key: 'ecomOrders', query: { 'filters[state]': 2 } };
		const timeOfCart = (row: Row) => timeOf(row.abandonedDate, row.updatedDate, row.tstamp);
		const rows = fromEnd(client, list, cursor);
		for await (const placed of newest(rows, timeOfCart, since, newestOrders))
			yield change(placed, placed.at, { order: placed.row });
	},
};

const changedRecords: TimedSource = {
	async *changes(reader, _since, cursor) {
		const schema = (await reader.identify('schema', customObjects, 'Custom Object')) ?? '';
		// Records cannot be found by the time of their change, and without an order theirs may change.
		const list = {
			path: segments('customObjects', 'records', schema),
			key: 'records',
			query: { 'orders[createdTimestamp]': 'ASC' },
		};
		for await (const placed of fromStart(reader.client, list, cursor)) {
			const { createdTimestamp, updatedTimestamp } = placed.row;
			yield {
				...change(placed, timeOf(updatedTimestamp, createdTimestamp), { record: placed.row }),
				created: timeOf(createdTimestamp),
			};
		}
	},
};

const finishedCampaigns: TimedSource = {
	async *changes({ client }, since, cursor) {
		const list = { path: '/campaigns', key: 'campaigns', query: { 'orders[ldate]': 'DESC' } };
		const timeOfCampaign = (row: Row) => timeOf(row.ldate, row.sdate, row.mdate);
		const rows = fromStart(client, list, cursor);
		for await (const placed of newest(rows, timeOfCampaign, since, newestCampaigns)) {
			const isFinished = String(placed.row.status) === '5';
			yield change(placed, isFinished ? placed.at : NaN, { campaign: placed.row });
		}
	},
};

function change({ row, cursor }: Placed, at: number, item: Row): Change {
	return { key: String(row.id), at, cursor, item: { date: isoOf(at), ...item } };
}

function isoOf(at: number): string {
	return new Date(at || 0).toISOString();
}

/** Events that no webhook reports, by their value in the form. */
export const pollEvents: Record<string, PollEvent> = {
	automationCompleted: {
		name: 'Automation Completed',
		description:
			'A contact completed an automation, among the newest 10,000 runs. Each check reads all of them, 100 to a request: check every 15 minutes or less often.',
		parameters: ['automation'],
		source: automationRuns(
			(row) =>
				String(row.completed) === '1' || String(row.status) === '2'
					? timeOf(row.remdate, row.lastdate)
					: NaN,
			completedRuns,
		),
	},
	automationEntered: {
		name: 'Automation Entered',
		description: 'A contact entered an automation',
		parameters: ['automation'],
		source: automationRuns((row) => timeOf(row.adddate), 0),
	},
	bulkImportFinished: {
		name: 'Bulk Import Finished',
		description: 'One or more imports through the API ended; contains the totals of the day',
		parameters: [],
		source: importsFinished,
	},
	campaignFinished: {
		name: 'Campaign Finished',
		description: 'A campaign was sent to all its recipients',
		parameters: [],
		source: finishedCampaigns,
	},
	cartAbandoned: {
		name: 'Cart Abandoned',
		description: 'A shop reported an abandoned cart',
		parameters: [],
		source: abandonedCarts,
	},
	contactChanged: {
		name: 'Contact Created or Updated (Catch-Up)',
		description:
			'New and changed contacts, including those that were imported or changed while n8n was down. Together with the webhook trigger in one workflow, nothing arrives twice.',
		parameters: ['list'],
		source: changedContacts,
	},
	orderCreated: {
		name: 'Order Created',
		description: 'A shop reported a new order, or a cart became an order',
		parameters: [],
		source: placedOrders,
	},
	recordChanged: {
		name: 'Custom Object Record Created or Updated',
		description: 'A record of a custom object was created or changed',
		parameters: ['schema'],
		source: changedRecords,
	},
	scoreReached: {
		name: 'Score Reached',
		description: 'The score of a contact reached the threshold',
		parameters: ['score', 'threshold'],
		source: scoreReached,
	},
	segmentEntered: {
		name: 'Segment Entered',
		description: 'A contact matches a segment that it did not match before',
		parameters: ['segment'],
		source: segmentMembers('entered'),
	},
	segmentLeft: {
		name: 'Segment Left',
		description: 'A contact no longer matches a segment',
		parameters: ['segment'],
		source: segmentMembers('left'),
	},
};
