import { type Answer, needed } from '../client';
import type { Lab } from '../lab';
import { Inconclusive } from '../outcome';
import type { Delivery, Inbox } from '../receiver';
import type { Made } from '../workshop';

/** How long the service may take for a delivery that surely comes. */
const LONGEST_S = 60;
/** How long a delivery that may never come is waited for. */
export const QUICK_S = 20;

interface More {
	listid?: number;
	/** Status that the receiver answers. */
	status?: number;
}

/** Does something while an own webhook listens to what the API causes. */
export async function listening<T>(
	lab: Lab,
	suffix: string,
	events: string[],
	work: (inbox: Inbox, webhook: Made) => Promise<T>,
	{ listid, status }: More = {},
): Promise<T> {
	const { receiver, workshop } = lab;
	if (!receiver) throw new Inconclusive('nothing can be delivered to the probe');
	const name = workshop.name(`webhook-${suffix}`);
	const inbox = receiver.open(name, status);
	const webhook = await workshop.make({ kind: 'webhook', name }, () =>
		lab.call('POST', '/webhooks', {
			body: {
				webhook: {
					name,
					url: inbox.url,
					events,
					sources: ['api'],
					...(listid === undefined ? {} : { listid }),
				},
			},
		}),
	);
	const result = await work(inbox, webhook);
	// What goes wrong before this is removed at the end of the run.
	await workshop.remove(webhook);
	return result;
}

let phones = 0;

export const changePhone = (lab: Lab, { id }: Made): Promise<Answer> =>
	lab.call('PUT', `/contacts/${id}`, { body: { contact: { phone: `555010${(phones += 1)}` } } });

/** The delivery that fits; throws when none comes. */
export async function awaited(
	lab: Lab,
	inbox: Inbox,
	fits: (delivery: Delivery) => boolean,
): Promise<Delivery> {
	const delivery = await inbox.wait(lab.client, LONGEST_S, fits);
	if (!delivery) throw new Inconclusive('nothing was delivered in a minute');
	return delivery;
}

/** Changes a contact and gives what is delivered of it. */
export async function touch(lab: Lab, inbox: Inbox, contact: Made): Promise<Delivery> {
	needed(await changePhone(lab, contact));
	return await awaited(lab, inbox, (delivery) => delivery['contact[id]'] === contact.id);
}
