import { isoDate } from '../../dates';
import type { Row } from '../../types';
import { parseTime } from '../time';
import { type Action, foundRows } from './answer';
import { recordActions, sent } from './records';
import { pageOf } from './rows';

const pipelines = recordActions({
	collection: 'dealGroups',
	label: 'Deal pipeline',
	begin: () => ({ currency: 'usd', autoassign: '0', allgroups: '1', allusers: '1' }),
	read: (parameters) => sent(parameters, ['title', 'currency', 'autoassign']),
});

const stages = recordActions({
	collection: 'dealStages',
	label: 'Deal stage',
	begin: () => ({ color: '434343', order: '1' }),
	read: (parameters) => sent(parameters, ['title', ['pipeline', 'group'], 'color', 'order']),
});

const showStage = (row: Row) => ({ ...row, pipeline: row.group });

const tasks = recordActions({
	collection: 'dealTasks',
	label: 'Deal task',
	begin: () => ({ status: 0, title: null, note: '', user: '1', reltype: 'Deal' }),
	read: (parameters) => {
		const due = parseTime(parameters.text('duedate'));
		return {
			...sent(parameters, [
				['dealid', 'relid'],
				['tasktypeid', 'dealTasktype'],
				['userid', 'assignee'],
				'note',
			]),
			...(parameters.has('status') ? { status: Number(parameters.text('status')) } : {}),
			...(due === undefined ? {} : { duedate: isoDate(due) }),
		};
	},
});

const tasktypes = recordActions({
	collection: 'dealTasktypes',
	label: 'Deal task type',
	begin: () => ({ status: '0', defduration: '0' }),
	read: (parameters) => sent(parameters, ['title']),
});

const stageColors = { 'To Contact': '18D499', 'In Contact': '32B0FC', 'Follow Up': 'E6CE4B' };

/** A new pipeline has the three stages that v3 was recorded to make. */
const pipelineAdd: Action = (parameters, account) => {
	const answer = pipelines.add(parameters, account);
	const group = account.collection('dealGroups').all().at(-1)?.id;
	Object.entries(stageColors).forEach(([title, color], index) => {
		account.collection('dealStages').insert({ group, title, color, order: String(index + 1) });
	});
	return answer;
};

export const dealPartActions: Record<string, Action> = {
	deal_pipeline_add: pipelineAdd,
	deal_pipeline_edit: pipelines.edit,
	deal_pipeline_delete: pipelines.remove,
	deal_pipeline_list: listed('dealGroups', 'title'),
	deal_stage_add: stages.add,
	deal_stage_edit: stages.edit,
	deal_stage_delete: stages.remove,
	deal_stage_list: listed('dealStages', 'pipeline', showStage),
	deal_task_add: tasks.add,
	deal_task_edit: tasks.edit,
	deal_tasktype_add: tasktypes.add,
	deal_tasktype_edit: tasktypes.edit,
	deal_tasktype_delete: tasktypes.remove,
};

/** Rows whose member equals the filter of its name, 20 a page. */
function listed(
	collection: string,
	member: string,
	show: (row: Row) => Record<string, unknown> = (row) => row,
): Action {
	return (parameters, account) => {
		const wanted = parameters.keyed('filters').get(member);
		const rows = account
			.collection(collection)
			.all()
			.map(show)
			.filter((row) => wanted === undefined || String(row[member]) === wanted);
		if (parameters.text('sort_direction').toUpperCase() === 'DESC') rows.reverse();
		return foundRows(pageOf(rows, parameters, 20));
	};
}
