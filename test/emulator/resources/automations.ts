import { message } from '../answers';
import type { Rules } from '../operation';
import { showAll } from '../show';

const contactAutomations: Rules = {
	refuse: ({ account, values }) => {
		const known =
			account.collection('contacts').get(String(values['contact'])) &&
			account.collection('automations').get(String(values['automation']));
		const again = account
			.collection('contactAutomations')
			.findBy('contact', values['contact'])
			.some((row) => String(row['automation']) === String(values['automation']));
		return known && !(again && account.assumes.enrolAgain === 'refused403')
			? undefined
			: message(403, 'Could not create SubscriberSeries');
	},
	defaults: ({ values }) => ({
		seriesid: String(values['automation']),
		startid: '0',
		status: '1',
		completedElements: '0',
		totalElements: '1',
	}),
	created: (row, { account }) => {
		const automation = account.collection('automations').get(String(row['automation']));
		if (!automation) return;
		const entered = String(Number(automation['entered'] ?? 0) + 1);
		account.collection('automations').update(automation.id, { entered });
	},
	removed: (row, { account }) => {
		const automation = account.collection('automations').get(String(row['automation']));
		if (!automation) return;
		const exited = String(Number(automation['exited'] ?? 0) + 1);
		account.collection('automations').update(automation.id, { exited });
	},
	meta: () => ({ showcase_stats: [] }),
	besideWritten: (row, { account }) => ({
		contacts: showAll(
			account,
			'contacts',
			account.collection('contacts').findBy('id', row['contact']),
		),
	}),
};

const automations: Rules = {
	searched: ['name'],
	meta: () => ({ starts: [], filtered: false, smsLogs: [] }),
};

export const rules: Record<string, Rules> = { contactAutomations, automations };
