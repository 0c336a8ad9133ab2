import { ok } from '../answers';
import { exampleOf } from '../facts';
import type { Operations } from '../operation';
import type { Account, Row } from '../types';
import { bareFilters, detail, djangoPage } from './djangoPage';
import { isoUtc } from './segments';

type Values = Record<string, unknown>;

/** How long a flow runs on the account's clock. */
const FLOW_MS = 2000;

const EXECUTIONS = '/channel/whatsapp/flow-execution';
const CONTACTS = '/channel/whatsapp/flow-execution-contact';

const listed = (list: string): Values =>
	(exampleOf(`GET ${list}`) as { results: Values[] }).results[0] ?? {};
const detailed = (list: string) => exampleOf(`GET ${list}/{id}`) as Values;

/** `RUNNING`, then `COMPLETED` with the figures of its contacts. */
function progress(account: Account, row: Row): Values {
	const startedAt = Number(row['startedAt']);
	const over = account.clock.now() - startedAt >= FLOW_MS;
	const contacts = account.collection('whatsappFlowContacts').findBy('execution', row.id).length;
	return {
		status: over ? 'COMPLETED' : 'RUNNING',
		num_contacts: contacts,
		running: over ? 0 : contacts,
		completed: over ? contacts : 0,
		start_on: isoUtc(startedAt),
		created_on: isoUtc(startedAt),
		status_last_change_on: isoUtc(over ? startedAt + FLOW_MS : startedAt),
	};
}

const execution = (account: Account, row: Row): Values => ({
	...listed(EXECUTIONS),
	...progress(account, row),
	id: row.id,
	execute_for: row['execute_for'],
	has_priority: row['has_priority'],
});

function contactOf(account: Account, row: Row): Values {
	const run = account.collection('whatsappFlowExecutions').get(String(row['execution']));
	const { status, created_on } = run ? progress(account, run) : listed(CONTACTS);
	return {
		...listed(CONTACTS),
		id: row.id,
		contact: { ...(listed(CONTACTS)['contact'] as Values), ...(row['contact'] as Values) },
		status,
		created_on,
		flow: row['flow'],
	};
}

const matches = (wanted: string | null, texts: unknown[]) =>
	!wanted || texts.some((text) => String(text).toLowerCase().includes(wanted.toLowerCase()));

export const operations: Operations = {
	/** Any flow can be run: no operation lists or creates flows. */
	'POST /channel/whatsapp/flow/{id}/run': ({ account, request, values }) => {
		const flow = request.params['id'];
		const { execute_for = 'LIST', has_priority = false, contact_list = [] } = values;
		const people = Array.isArray(contact_list) ? (contact_list as Values[]) : [];
		const row = account.collection('whatsappFlowExecutions').insert({
			id: account.uuid(),
			flow,
			execute_for,
			has_priority,
			startedAt: account.clock.now(),
		});
		for (const person of people) {
			account.collection('whatsappFlowContacts').insert({
				id: account.uuid(),
				execution: row.id,
				flow,
				contact: { id: account.uuid(), ...person },
			});
		}
		const created = exampleOf('POST /channel/whatsapp/flow/{id}/run') as Values;
		const { status_triggered_by } = created;
		const common = { ...execution(account, row), contact_list, contact_filters: [] };
		return ok({ ...created, ...common, status_triggered_by, source: 'API' }, 201);
	},
	[`GET ${EXECUTIONS}`]: (context) => {
		const { account, request } = context;
		const rows = account
			.collection('whatsappFlowExecutions')
			.all()
			.filter(bareFilters(request.query, ['flow']))
			.map((row) => execution(account, row))
			.filter(({ status }) => matches(request.query.get('search'), [status]));
		return djangoPage(rows, context);
	},
	[`GET ${EXECUTIONS}/{id}`]: ({ account, request }) => {
		const row = account.collection('whatsappFlowExecutions').get(request.params['id'] ?? '0');
		if (!row) return detail('Not found.');
		const { flow_version: _, ...shown } = execution(account, row);
		const whole = detailed(EXECUTIONS);
		const flow = { ...(whole['flow'] as Values), id: row['flow'] };
		return ok({ ...whole, ...shown, flow, contact_filters: [] });
	},
	[`GET ${CONTACTS}`]: (context) => {
		const { account, request } = context;
		const { query } = request;
		const wanted = query.get('flow_execution');
		const active = query.get('is_active');
		const rows = account
			.collection('whatsappFlowContacts')
			.filter((row) => !wanted || row['execution'] === wanted)
			.map((row) => contactOf(account, row))
			.filter(bareFilters(query, ['contact', 'flow', 'id']))
			.filter(({ status }) => !active || (status === 'RUNNING') === (active === 'true'))
			.filter(({ contact }) => {
				const { phone, first_name, last_name, email } = contact as Values;
				return matches(query.get('search'), [phone, first_name, last_name, email]);
			});
		return djangoPage(rows, context);
	},
	[`GET ${CONTACTS}/{id}`]: ({ account, request }) => {
		const row = account.collection('whatsappFlowContacts').get(request.params['id'] ?? '0');
		if (!row) return detail('Not found.');
		const { flow_version: _, flow_name: __, flow, ...shown } = contactOf(account, row);
		const whole = detailed(CONTACTS);
		return ok({
			...whole,
			...shown,
			flow_execution: row['execution'],
			flow: { ...(whole['flow'] as Values), id: flow },
			execution_steps: [],
		});
	},
};
