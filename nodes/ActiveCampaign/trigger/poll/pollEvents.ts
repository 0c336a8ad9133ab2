import { plainRequest, segments } from '../../core/client/route';
import type { Row } from '../../core/values';
import { automations, customObjects } from '../../resources/shared/things';
import { changedContacts } from './changedContacts';
import { newestFirst, timeOf } from './newestFirst';
import { importsFinished, scoreReached, segmentMembers } from './setSources';
import type { Change, PollEvent, Reader, TimedSource } from './pollSource';

/** Runs of contacts through one automation or all; `inOrder` if the newest at `timeOfRun` come first. */
function automationRuns(timeOfRun: (row: Row) => number, inOrder: boolean): TimedSource {
	return {
		async *changes(reader, since) {
			const automation = await reader.identify('automation', automations, 'Automation');
			const rows = newestFirst(reader.client, '/contactAutomations', 'contactAutomations');
			for await (const row of rows) {
				const time = timeOfRun(row);
				if (inOrder && time < since) return;
				if (automation === undefined || String(row.automation ?? row.seriesid) === automation)
					yield change(row, time, { enrolment: row, contact: { id: String(row.contact) } });
			}
		},
	};
}

/** Orders or abandoned carts. */
function orders(
	isWanted: (row: Row) => boolean,
	query: Row,
	timeOfOrder: (row: Row) => number,
): TimedSource {
	return {
		async *changes({ client }) {
			for await (const row of newestFirst(client, '/ecomOrders', 'ecomOrders', query, 1_000))
				if (isWanted(row)) yield change(row, timeOfOrder(row), { order: row });
		},
	};
}

const changedRecords: TimedSource = {
	async *changes(reader, since) {
		const schema = (await reader.identify('schema', customObjects, 'Custom Object')) ?? '';
		const request = plainRequest('GET', segments('customObjects', 'records', schema));
		for await (const row of reader.client.walk(request, 'records', 'byOffset')) {
			const isNew = timeOf(row.createdTimestamp) >= since;
			yield change(row, timeOf(row.updatedTimestamp, row.createdTimestamp), { isNew, record: row });
		}
	},
};

const finishedCampaigns: TimedSource = {
	async *changes({ client }: Reader) {
		const request = plainRequest('GET', '/campaigns', { 'orders[ldate]': 'DESC' });
		for await (const row of client.walk(request, 'campaigns', 'byOffset', 500))
			if (String(row.status) === '5')
				yield change(row, timeOf(row.ldate, row.sdate, row.mdate), { campaign: row });
	},
};

function change(row: Row, at: number, item: Row): Change {
	return { key: String(row.id), at, item: { date: new Date(at || 0).toISOString(), ...item } };
}

/** Events that no webhook reports, by their value in the form. */
export const pollEvents: Record<string, PollEvent> = {
	automationCompleted: {
		name: 'Automation Completed',
		description: 'A contact completed an automation, among the newest 10,000 runs',
		source: automationRuns(
			(row) =>
				String(row.completed) === '1' || String(row.status) === '2'
					? timeOf(row.remdate, row.lastdate)
					: NaN,
			false,
		),
	},
	automationEntered: {
		name: 'Automation Entered',
		description: 'A contact entered an automation',
		source: automationRuns((row) => timeOf(row.adddate), true),
	},
	bulkImportFinished: {
		name: 'Bulk Import Finished',
		description: 'One or more imports through the API ended; contains the totals of the day',
		source: importsFinished,
	},
	campaignFinished: {
		name: 'Campaign Finished',
		description: 'A campaign was sent to all its recipients',
		source: finishedCampaigns,
	},
	cartAbandoned: {
		name: 'Cart Abandoned',
		description: 'A shop reported an abandoned cart',
		source: orders(
			() => true,
			{ 'filters[state]': 2 },
			(row) => timeOf(row.abandonedDate, row.updatedDate, row.tstamp),
		),
	},
	contactChanged: {
		name: 'Contact Created or Updated (Catch-Up)',
		description:
			'New and changed contacts, including those that were imported or changed while n8n was down. Together with the webhook trigger in one workflow, nothing arrives twice.',
		source: changedContacts,
	},
	orderCreated: {
		name: 'Order Created',
		description: 'A shop reported a new order',
		source: orders(
			({ state }) => String(state) !== '2',
			{},
			(row) => timeOf(row.createdDate, row.tstamp),
		),
	},
	recordChanged: {
		name: 'Custom Object Record Created or Updated',
		description: 'A record of a custom object was created or changed',
		source: changedRecords,
	},
	scoreReached: {
		name: 'Score Reached',
		description: 'The score of a contact reached the threshold',
		source: scoreReached,
	},
	segmentEntered: {
		name: 'Segment Entered',
		description: 'A contact matches a segment that it did not match before',
		source: segmentMembers('entered'),
	},
	segmentLeft: {
		name: 'Segment Left',
		description: 'A contact no longer matches a segment',
		source: segmentMembers('left'),
	},
};
