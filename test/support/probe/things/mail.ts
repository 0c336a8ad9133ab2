import type { Answer } from '../client';
import type { Lab } from '../lab';
import type { Made } from '../workshop';

/** A draft that has no list, no contents and no date. */
export const campaign = (lab: Lab): Promise<Made> =>
	lab.named('campaign', 'campaign', (name) =>
		lab.call('POST', '/campaign', { body: { name, type: 'single', canSplitContent: false } }),
	);

/** An email message, made by the older interface, that an own list may use. */
const message = (lab: Lab): Promise<Made> =>
	lab.named('message', 'message', (subject) => addMessage(lab, subject));

export async function addMessage(lab: Lab, subject: string): Promise<Answer> {
	const { id: list } = await lab.list('list-empty');
	return await lab.client.v1('POST', 'message_add', {
		format: 'mime',
		subject,
		fromemail: lab.workshop.email('sender'),
		fromname: subject,
		reply2: lab.workshop.email('sender'),
		priority: '3',
		charset: 'utf-8',
		encoding: 'quoted-printable',
		htmlconstructor: 'editor',
		html: '<p>%UNSUBSCRIBELINK%</p>',
		textconstructor: 'editor',
		text: '%UNSUBSCRIBELINK%',
		[`p[${list}]`]: list,
	});
}

/** A draft of the older interface, on an own list without contacts and far from its date. */
export async function legacyDraft(
	lab: Lab,
	suffix: string,
	more: Record<string, string> = {},
): Promise<Answer> {
	const [list, { id }] = [await lab.list('list-empty'), await message(lab)];
	const name = lab.workshop.name(suffix);
	const { answer } = await lab.workshop.attempt({ kind: 'campaign', name }, () =>
		lab.client.v1('POST', 'campaign_create', {
			type: 'single',
			name,
			sdate: '2037-01-01 10:00:00',
			status: '0',
			public: '0',
			[`p[${list.id}]`]: list.id,
			[`m[${id}]`]: '100',
			...more,
		}),
	);
	return answer;
}
