import { plainRequest, segments } from '../../core/client/route';
import type { Resource, StepInput } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import { choice, required, text } from '../../core/form/fields';
import type { Row } from '../../core/values';
import { automations, contacts } from '../shared/things';

const id = required(
	text('id', 'Run ID', 'The ID of the run, from Get Many', { placeholder: 'e.g. 42' }),
);

export const contactAutomationResource = {
	name: 'Contact Automation',
	value: 'contactAutomation',
	description: 'Put contacts into automations and take them out',
	first: 'add',
	operations: {
		add: {
			name: 'Add',
			action: 'Add a contact to an automation',
			description: 'Let a contact enter an automation',
			docs: 'create-new-contactautomation',
			route: 'POST /contactAutomations',
			recovery: {
				route: 'GET /contacts/{contact}/contactAutomations',
				returns: 'contactAutomations',
				// Some responses have only `seriesid`.
				same: (row, sent) =>
					equalIn(['automation'])(row, sent) || equalIn([['automation', 'seriesid']])(row, sent),
			},
			wrap: 'contactAutomation',
			fields: [contacts.locator({ subject: true }), automations.locator()],
			returns: 'contactAutomation',
		},
		get: {
			name: 'Get',
			action: 'Get a run through an automation',
			description: 'Read one run of a contact through an automation',
			docs: 'retrieve-a-contactautomation',
			route: 'GET /contactAutomations/{id}',
			fields: [id],
			returns: 'contactAutomation',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many runs through automations',
			description: 'Read the runs of all contacts through all automations',
			docs: 'list-all-contact-automations',
			route: 'GET /contactAutomations',
			returns: 'contactAutomations',
			paging: 'byOffset',
		},
		getLogs: {
			name: 'Get Log',
			action: 'Get the log of a run through an automation',
			description:
				'Read what happened, step by step, in one run of a contact through an automation',
			docs: 'retrieve-a-contactautomation',
			route: 'GET /contactAutomations/{id}/automationLogs',
			fields: [id],
			returns: 'automationLogs',
			paging: 'byOffset',
		},
		remove: {
			name: 'Remove',
			action: 'Remove a contact from an automation',
			description:
				'Take a contact out of an automation; that it is not in there is a success too, and said so',
			docs: 'delete-a-contactautomation',
			route: 'DELETE /contactAutomations/{id}',
			fields: [
				contacts.locator({ subject: true }),
				automations.locator(),
				choice('which', 'Runs', 'Which runs of the contact through the automation to end', [
					['all', 'All Runs', 'Every run that is recorded, finished ones too'],
					['latest', 'Latest Run', 'Only the run that began last'],
				]),
			],
			steps: removeRuns,
		},
	},
} satisfies Resource;

/** ActiveCampaign deletes by the ID of the run, which users do not know: look it up first. */
async function removeRuns({ values, identify, walk, remove }: StepInput): Promise<Row[]> {
	const contactId = await identify(contacts, values.contact, 'Contact');
	const automationId = await identify(automations, values.automation, 'Automation');
	const runs: string[] = [];
	const request = plainRequest('GET', segments('contacts', contactId, 'contactAutomations'));
	for await (const run of walk(request, 'contactAutomations', 'byOffset')) {
		if (String(run.automation) === automationId) runs.push(String(run.id));
	}
	if (runs.length === 0)
		return [{ deleted: false, reason: 'The contact is not in this automation' }];
	const latest = String(Math.max(...runs.map(Number)));
	let removed = 0;
	for (const run of values.which === 'all' ? runs : [latest]) {
		if (await remove(segments('contactAutomations', run))) removed++;
	}
	return [{ deleted: removed > 0, runs: removed }];
}
