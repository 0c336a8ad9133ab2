import { type Answer, isOk } from './client';
import type { Lab } from './lab';
import { Inconclusive, Unavailable } from './outcome';
import { shapeOf, type Shape } from './shape';
import type { UnprovenOperation } from './unproven';
import { account, deal, pipeline } from './things/crm';
import { order } from './things/commerce';
import { campaign } from './things/mail';
import { schema } from './things/objects';
import { type Called, writes } from './writes';

/** What one call of an unproven operation showed. */
export type Finding =
	| {
			kind: 'called';
			status: number;
			/** Whether the documented member is in the answer; undefined where none is documented. */
			returns?: { member: string; found: boolean };
			note?: string;
			shape: Shape;
	  }
	| { kind: 'notAvailable' | 'inconclusive' | 'notCalled'; why: string };

/** Own things that stand for the first parameter of a path. */
const OWN: Record<string, (lab: Lab) => Promise<string>> = {
	'/accounts/{}': async (lab) => (await account(lab)).id,
	'/campaigns/{}': async (lab) => (await campaign(lab)).id,
	'/fields/{}': async (lab) => (await lab.field('dropdown')).id,
	'/deals/{}': async (lab) => (await deal(lab)).id,
	'/dealGroups/{}': async (lab) => (await pipeline(lab)).id,
	'/customObjects/records/{}': async (lab) => (await schema(lab)).id,
	'/ecomOrders/{}': order,
};

/** Why the other operations are not called, by the beginning of the request; the first that fits. */
const REASONS: Array<[string, string]> = [
	['GET /addresses/', 'an address is a setting of the account'],
	['GET /automations/', 'automations cannot be made through the API'],
	['GET /segments/', 'the probe has no segment of its own'],
	['GET /segmentMatch', 'the probe has no segment of its own'],
	['GET /dealTasks/', 'a task may send a reminder to its owner'],
	['GET /groups/', 'a user group is a setting of the account'],
	['POST /taskNotifications', 'a reminder is sent to somebody'],
	['GET /admin/api.php?api_action=campaign_send', 'it sends mail'],
	['GET /admin/api.php?api_action=campaign_status', 'it can start to send a campaign'],
	['PUT /configs/', 'it changes a setting of the account'],
	['POST /localevent', 'it counts as a visit on a site of the account'],
	['POST /prism', 'it changes the sites that the account tracks'],
	['POST /siteTracking', 'it changes the sites that the account tracks'],
	['DELETE /siteTracking', 'it changes the sites that the account tracks'],
	['POST /sms', 'SMS broadcasts can cost credits'],
	['PUT /sms', 'SMS broadcasts can cost credits'],
	['POST /form', 'the reference does not say what it takes or how to delete what it makes'],
	['PUT /form', 'the probe has no form of its own'],
	['POST /segment', 'it searches the contacts of the account'],
	['PUT /taskOutcomes', 'a task outcome is a setting of the account'],
	['POST /tasktype', 'a task outcome is a setting of the account'],
	['PUT /tasktype', 'a task outcome is a setting of the account'],
	['POST /ecom/graphql', 'what it writes cannot be deleted through the API'],
];

/** The path with an own id, undefined when the probe has no such thing. */
function pathOf(path: string): ((lab: Lab) => Promise<string>) | undefined {
	if (!path.includes('{}')) return path.startsWith('/admin/') ? undefined : async () => path;
	const [start = ''] = path.match(/^[^{]*\{\}/) ?? [];
	const own = OWN[start];
	if (!own || path.slice(start.length).includes('{}')) return undefined;
	return async (lab) => path.replace('{}', await own(lab));
}

/** How an operation is called with own things only; else why it is not called. */
export function callOf(operation: UnprovenOperation): ((lab: Lab) => Promise<Called>) | string {
	const write = writes[operation.request];
	if (write) return write;
	const reason = REASONS.find(([start]) => operation.request.startsWith(start))?.[1];
	if (reason) return reason;
	const [method, path = ''] = operation.request.split(' ');
	const own = method === 'GET' ? pathOf(path) : undefined;
	if (!own) return 'it would touch what the probe did not make';
	return async (lab) => ({
		answer: await lab.call('GET', await own(lab), {
			query: path.includes('{}') ? {} : { limit: '1' },
		}),
	});
}

/** Calls an operation once and says what came back. */
export async function examine(lab: Lab, operation: UnprovenOperation): Promise<Finding> {
	const call = callOf(operation);
	if (typeof call === 'string') return { kind: 'notCalled', why: call };
	try {
		// Two operations of the node can be one request.
		const { answer, note } = await lab.once(`call ${operation.request}`, () => call(lab));
		const { returns: member, list } = operation;
		const value: unknown = member === undefined ? undefined : answer.json[member];
		return {
			kind: 'called',
			status: answer.status,
			...(member !== undefined && isOk(answer)
				? { returns: { member, found: list ? Array.isArray(value) : value !== undefined } }
				: {}),
			...(note === undefined ? {} : { note }),
			shape: isOk(answer) ? shapeOf(bodyOf(answer)) : 'refused',
		};
	} catch (error) {
		return findingOf(error);
	}
}

/** A list at the top of an answer is not in `json`. */
function bodyOf({ json, text }: Answer): unknown {
	if (Object.keys(json).length > 0 || text === '') return json;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

function findingOf(error: unknown): Finding {
	if (error instanceof Unavailable) return { kind: 'notAvailable', why: error.message };
	if (error instanceof Inconclusive) return { kind: 'inconclusive', why: error.message };
	throw error;
}
