import { z } from 'zod';
import { isoDate } from '../../dates';
import type { Account, Handler } from '../../types';
import { findContactByEmail, isEmail } from '../contacts';
import { readParameters } from '../v1/parameters';
import { isOn } from '../v2/tracking';

const longestName = 32;

const visitor = z
	.string()
	.transform((text, context): unknown => {
		try {
			return JSON.parse(text);
		} catch {
			context.addIssue({ code: 'custom', message: 'not JSON' });
			return z.NEVER;
		}
	})
	.pipe(z.object({ email: z.string().refine(isEmail) }));

/**
 * `POST https://trackcmp.net/event`: `success` matters, not the status. The row of `eventTracking` may name the
 * `actid` and `key` to be sent; without them, any are accepted. The texts of the refusals are not documented.
 */
export const trackEvent: Handler = (request, account) => {
	const parameters = readParameters(request);
	const event = parameters.text('event');
	const visit = visitor.safeParse(parameters.text('visit'));
	const [refusal] = [
		!isOn(account, 'eventTracking') && 'Event tracking is not enabled',
		!isKnown(account, 'actid', parameters.text('actid')) && 'Invalid actid',
		!isKnown(account, 'key', parameters.text('key')) && 'Invalid key',
		event === '' && 'Missing event',
		event.length > longestName && `Event name is longer than ${longestName} characters`,
		!visit.success && 'Invalid visit',
	].filter((reason): reason is string => typeof reason === 'string');
	if (refusal !== undefined) return { status: 200, body: { success: 0, message: refusal } };

	const names = account.collection('eventTrackingEvents');
	if (names.findBy('name', event).length === 0) names.insert({ name: event });
	const contact = visit.data && findContactByEmail(account, visit.data.email);
	account.collection('trackingLogs').insert({
		contact: contact?.id ?? null,
		type: event,
		value: parameters.text('eventdata'),
		tstamp: isoDate(account.clock.now()),
	});
	return { status: 200, body: { success: 1, message: 'Event spawned' } };
};

function isKnown(account: Account, name: 'actid' | 'key', sent: string): boolean {
	const wanted = account.collection('eventTracking').all()[0]?.[name];
	return wanted === undefined ? sent !== '' : sent === String(wanted);
}
