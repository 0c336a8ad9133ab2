import { type Answer, isOk, listOf, needed, objectOf } from './client';
import type { Lab } from './lab';
import { deal, pipeline } from './things/crm';
import { addMessage, campaign, legacyDraft } from './things/mail';
import { schema } from './things/objects';

/** The answer to an unproven operation. */
export interface Called {
	answer: Answer;
	/** What the call settled besides. */
	note?: string;
}

/** Unproven operations that are not plain reads, on own things only, by their requests. */
export const writes: Record<string, (lab: Lab) => Promise<Called>> = {
	'POST /tags': async (lab) => {
		const name = lab.workshop.name('tag-created');
		return await lab.workshop.attempt({ kind: 'tag', name }, () => lab.newTag(name));
	},
	'POST /contactTags': async (lab) => {
		const [contact, tag] = [await lab.contact('tags'), await lab.tag()];
		const add = () =>
			lab.call('POST', '/contactTags', {
				body: { contactTag: { contact: contact.id, tag: tag.id } },
			});
		const idOf = (answer: Answer) => String(objectOf(answer, 'contactTag')['id']);
		const first = needed(await add());
		const answer = await add();
		const same = isOk(answer) && idOf(answer) === idOf(first);
		return {
			answer: first,
			note: `a second call answered ${answer.status} ${same ? 'with the same id' : 'without the same id'}`,
		};
	},
	'PUT /lists/{}': async (lab) => {
		const { id, name } = await lab.list('list-renamed');
		const list = { name: `${name} again` };
		const answer = await lab.call('PUT', `/lists/${id}`, { body: { list } });
		const read = objectOf(await lab.call('GET', `/lists/${id}`), 'list');
		return {
			answer,
			note: read['name'] === list.name ? 'the new name is stored' : 'the name stayed',
		};
	},
	'PUT /campaigns/{}/edit': async (lab) => {
		const { id, name } = await campaign(lab);
		const body = { name: `${name} edited` };
		return { answer: await lab.call('PUT', `/campaigns/${id}/edit`, { body }) };
	},
	'PUT /customObjects/schemas/{}': async (lab) => {
		const { id, name } = await schema(lab, 'object-updated');
		const labels = { singular: name, plural: `${name} all` };
		const values = { labels, fields: [{ id: 'amount', labels, type: 'text' }] };
		const answer = await lab.call('PUT', `/customObjects/schemas/${id}`, {
			body: { schema: values },
		});
		const read = objectOf(await lab.call('GET', `/customObjects/schemas/${id}`), 'schema');
		const fields = listOf({ json: read }, 'fields').map((field) => field['id']);
		return {
			answer,
			note: fields.includes('place')
				? 'a field that was not sent stayed'
				: 'a field that was not sent went',
		};
	},
	'POST /dealRoles': async (lab) => {
		// Both places carry a title, so that no role without a name can come of it.
		const name = lab.workshop.name('role');
		const body = { title: `${name}-plain`, dealRole: { title: `${name}-wrapped` } };
		const { answer } = await lab.workshop.attempt({ kind: 'dealRole', name }, () =>
			lab.call('POST', '/dealRoles', { body }),
		);
		const title = String(objectOf(answer, 'dealRole')['title']);
		return {
			answer,
			note: title.endsWith('-plain')
				? 'the title is read without an envelope'
				: title.endsWith('-wrapped')
					? 'the title is read in an envelope'
					: 'the title is not read',
		};
	},
	'DELETE /dealGroups/{}': async (lab) => {
		const own = await deal(lab, 'deal-pipeline', 'pipeline-deleted');
		const { id } = await pipeline(lab, 'pipeline-deleted');
		const answer = await lab.call('DELETE', `/dealGroups/${id}`);
		return { answer, note: await fateOf(lab, own.id) };
	},
	'DELETE /dealStages/{}': async (lab) => {
		const own = await deal(lab, 'deal-stage', 'pipeline-staged', 1);
		const { stages } = await pipeline(lab, 'pipeline-staged');
		const answer = await lab.call('DELETE', `/dealStages/${stages[1] ?? ''}`);
		return { answer, note: await fateOf(lab, own.id) };
	},
	'POST /admin/api.php?api_action=message_add': async (lab) => {
		const name = lab.workshop.name('message-legacy');
		return await lab.workshop.attempt({ kind: 'message', name }, () => addMessage(lab, name));
	},
	'POST /admin/api.php?api_action=campaign_create': async (lab) => ({
		answer: await legacyDraft(lab, 'campaign-legacy', { tracklinks: 'all' }),
	}),
	'GET /admin/api.php?api_action={}': async (lab) => {
		const { id } = await campaign(lab);
		return { answer: await lab.client.v1('GET', 'campaign_report_totals', { campaignid: id }) };
	},
};

/** What became of a deal. */
async function fateOf(lab: Lab, id: string): Promise<string> {
	const { status } = await lab.call('GET', `/deals/${id}`);
	return `a deal in it answers ${status} afterwards`;
}
