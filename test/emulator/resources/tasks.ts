import { missing, notFound, ok, relatedMissing } from '../answers';
import { dateFilter } from '../dateFilter';
import { isoDate, local, milliseconds } from '../dates';
import { contactEvent } from '../events';
import { dealEvent } from '../salesEvents';
import type { Context, Operations, Rules } from '../operation';
import { showAll } from '../show';
import type { Row } from '../types';

const owners: Record<string, string> = { Subscriber: 'contacts', Deal: 'deals' };

const relType = (ownerType: unknown) => (ownerType === 'contact' ? 'Subscriber' : 'Deal');

/** A date in the account's time and with its offset (captured). */
function moments(member: string, value: unknown): Record<string, string> {
	const at = value ? milliseconds(value) : Number.NaN;
	const known = !Number.isNaN(at);
	return {
		[member]: known ? local(at) : '',
		[`${member}_iso`]: known ? isoDate(at) : '',
	};
}

function emit(name: 'add' | 'complete', task: Row, { account }: Context): void {
	const type = account.collection('dealTasktypes').get(String(task['dealTasktype']));
	const values = {
		task: {
			id: task.id,
			type_id: task['dealTasktype'],
			title: task['title'] ?? '',
			note: task['note'] ?? '',
			...moments('duedate', task['duedate']),
			...moments('edate', task['edate']),
			type_title: type?.['title'] ?? '',
			...(name === 'complete' ? moments('donedate', isoDate(account.clock.now())) : {}),
		},
	};
	const owner = account
		.collection(owners[String(task['reltype'])] ?? '')
		.get(String(task['relid']));
	if (!owner) return;
	if (task['reltype'] === 'Deal') {
		account.emit(`deal_task_${name}`, 'api', { ...dealEvent(account, owner), ...values });
	} else if (name === 'add') {
		account.emit('contact_task_add', 'api', { ...contactEvent(account, owner), ...values });
	}
}

const dealTasks: Rules = {
	drop: ['ownerType', 'triggerAutomationOnCreate'],
	rename: {
		d_tasktypeid: 'dealTasktype',
		userid: 'user',
		assignee_userid: 'assignee',
		outcome_id: 'outcomeId',
	},
	defaults: ({ values }) => ({
		reltype: values['reltype'] ?? relType(values['ownerType'] ?? 'deal'),
		status: 0,
		user: '1',
		assignee: '1',
		edate: values['duedate'],
	}),
	refuse: ({ account, values, missing: members }, row) => {
		if (members.length > 0 && !row) return missing('POST /dealTasks', 'dealTask', members);
		const reltype = row?.['reltype'] ?? values['reltype'] ?? relType(values['ownerType'] ?? 'deal');
		const relid = values['relid'] ?? row?.['relid'];
		const collection = owners[String(reltype)];
		if (collection && !account.collection(collection).get(String(relid))) {
			return relatedMissing('relid');
		}
		const type = values['dealTasktype'];
		return type === undefined || account.collection('dealTasktypes').get(String(type))
			? undefined
			: relatedMissing('dealTasktype');
	},
	created: (row, context) => emit('add', row, context),
	updated: (row, context, before) => {
		if (String(row['status']) === '1' && String(before['status']) !== '1') {
			emit('complete', row, context);
		}
	},
	filters: {
		'filters[due_after]': dateFilter('duedate', 'after'),
		'filters[due_before]': dateFilter('duedate', 'before'),
		'filters[duedate_range]': () => true,
	},
	show: (row) => ({
		owner: { type: row['reltype'] === 'Subscriber' ? 'contact' : 'deal', id: row['relid'] },
	}),
};

export const rules: Record<string, Rules> = {
	dealTasks,
	dealTasktypes: {
		defaults: () => ({ status: '0', defduration: '0', display_order: '0' }),
		created: (row, { account }) =>
			account.emit('deal_tasktype_add', 'api', { tasktype: { id: row.id, title: row['title'] } }),
	},
};

export const operations: Operations = {
	/** Moves all tasks of a type to another type. */
	'PUT /dealTasktypes/{id}/dealTasks': ({ account, request, values }) => {
		const id = request.params['id'] ?? '0';
		if (!account.collection('dealTasktypes').get(id)) return notFound('', 'dealTasktypes', id);
		const target = String(values['dealTasktype']);
		if (!account.collection('dealTasktypes').get(target)) return relatedMissing('dealTasktype');
		const moved = account.collection('dealTasks').findBy('dealTasktype', id);
		for (const task of moved)
			account.collection('dealTasks').update(task.id, { dealTasktype: target });
		return ok({ dealTasks: showAll(account, 'dealTasks', moved) });
	},
};
