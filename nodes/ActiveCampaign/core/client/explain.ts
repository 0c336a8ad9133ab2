import { Failure } from '../failure';
import type { ApiRequest, Outcome, Problem } from './exchange';
import { isMissing, maxRetryAfterMs, outcomeUnknown } from './retry';

type Refusal = Extract<Outcome, { kind: 'refusal' }>;
type Lost = Extract<Outcome, { kind: 'lost' }>;

/** What ActiveCampaign's messages call things, and what its screens call them. */
const screenNames: Record<string, string> = {
	subscriber: 'contact',
	subscribertag: 'tag on this contact',
	subscriberseries: 'automation run',
	subscriberdeal: 'contact of this deal',
	customeraccount: 'account',
	customeraccountsubscriber: 'account of this contact',
	dealgroup: 'pipeline',
	dealstage: 'stage',
	dealtask: 'task',
	dealtasktype: 'task type',
	series: 'automation',
	_list: 'list',
};

/** Names that are no words of a user: those put together of two. */
const internalNames =
	/\b(CustomerAccount|CustomerAccountSubscriber|Deal(Group|Stage|Task|Tasktype)|Subscriber(Deal|Series|Tag))\b/g;

/** The failure that ends a request, told for people. */
export function explain(
	outcome: Refusal | Lost,
	request: ApiRequest,
	attempts: number,
	throttledMs = 0,
): Failure {
	const mayHaveHappened = !request.repeatable && outcomeUnknown(outcome);
	const { message, description } =
		outcome.kind === 'lost' ? tellLoss(outcome) : tellRefusal(outcome, throttledMs);
	const [problem] = outcome.kind === 'refusal' ? outcome.problems : [];
	const code = outcome.kind === 'lost' ? outcome.reason : problem?.code;
	return new Failure(mayHaveHappened ? `${message}, and the change may have been made` : message, {
		description: mayHaveHappened
			? `Look in ActiveCampaign whether it was made before you run this again: it was not sent again, because that could have made it twice${because(request)}. ${description}`
			: description,
		attempts,
		...(outcome.kind === 'refusal' ? { status: outcome.status } : {}),
		...(code === undefined ? {} : { code }),
		...(problem?.member === undefined ? {} : { field: problem.member }),
		...(problem?.rows === undefined ? {} : { rows: problem.rows }),
		...(outcome.kind === 'refusal' && outcome.retryAfterMs !== undefined
			? { retryAfterMs: outcome.retryAfterMs }
			: {}),
		...(isMissing(outcome) ? { missing: true } : {}),
		...(mayHaveHappened ? { mayHaveHappened } : {}),
	});
}

/** Why nobody but the user can tell. */
function because({ recovery }: ApiRequest): string {
	if (recovery === undefined) return '';
	return typeof recovery === 'string' ? `, and ${recovery}` : ', and looking for it failed as well';
}

interface SeenChanges {
	message: string;
	description: string;
}

function tellLoss({ reason, sent }: Lost): SeenChanges {
	if (reason === 'ENOTFOUND' || reason === 'EAI_AGAIN') {
		return {
			message: 'The address of the ActiveCampaign account was not found',
			description:
				'Check the API URL in the credential (Settings > Developer in ActiveCampaign), and that this n8n can reach the internet',
		};
	}
	if (!sent) {
		return {
			message: `ActiveCampaign could not be reached (${reason})`,
			description:
				'Check that this n8n can reach the internet, and a proxy or firewall between, then run it again',
		};
	}
	const how =
		reason === 'TRUNCATED'
			? 'The answer of ActiveCampaign broke off'
			: reason === 'ETIMEDOUT'
				? 'ActiveCampaign did not answer in time'
				: `The connection to ActiveCampaign was lost (${reason})`;
	return { message: how, description: 'Run it again in a few minutes' };
}

function tellRefusal(refusal: Refusal, throttledMs: number): SeenChanges {
	const { status, problems } = refusal;
	const said = sentence(problems);
	const missing = /^No Result found for (\w+) with id (\S*)/i.exec(problems[0]?.title ?? '');
	if (missing) {
		const thing = screenName(missing[1] ?? '');
		return {
			message: `There is no ${thing} with ID ${missing[2] || '(empty)'}`,
			description:
				'It may have been deleted, or the ID is of something else. Check the ID in ActiveCampaign',
		};
	}
	if (refusal.limited) return tellLimit(refusal, throttledMs);
	if (status >= 300 && status < 400) {
		return {
			message: `The API URL leads elsewhere${refusal.location ? ` (to ${shownAddress(refusal.location)})` : ''}`,
			description:
				'Copy the API URL from Settings > Developer in ActiveCampaign into the credential. Redirects are not followed, so that the key goes nowhere else',
		};
	}
	if (status === 401 || (status === 403 && /^(forbidden)?$/i.test(said))) {
		return {
			message: 'ActiveCampaign refused the API key',
			description:
				'Check the key in the credential against Settings > Developer in ActiveCampaign. If it is right, its user lacks the permission for this',
		};
	}
	if (status === 402) {
		return {
			message: 'The ActiveCampaign account is not active',
			description: 'Log in to ActiveCampaign and check Settings > Billing, then run it again',
		};
	}
	if (status >= 500) {
		return {
			message: `ActiveCampaign had a problem of its own (status ${status})${said && !/web page/.test(said) ? `: ${said}` : ''}`,
			description: `${whenToRetry(refusal) ?? 'Run it again in a few minutes'}. If it stays, see status.activecampaign.com`,
		};
	}
	return {
		message: said || `ActiveCampaign refused this (status ${status})`,
		description: adviceFor(status, problems),
	};
}

function tellLimit(refusal: Refusal, throttledMs: number): SeenChanges {
	const minutes = Math.floor(throttledMs / 60_000);
	const waited = minutes > 0 ? ` after ${minutes} minutes of waiting` : '';
	return {
		message: `The ActiveCampaign account is ${waited && 'still '}over its limit of requests${waited}`,
		description: `${whenToRetry(refusal) ?? 'Wait a minute and run it again'}. Other tools on the same account count as well: lower Requests per Second in the credential to leave them room`,
	};
}

/** The wait that the service asked for, where it is too long to be waited here. */
function whenToRetry({ retryAfterMs = 0 }: Refusal): string | undefined {
	return retryAfterMs > maxRetryAfterMs
		? `Try again in ${Math.ceil(retryAfterMs / 1000)} seconds`
		: undefined;
}

function adviceFor(status: number, problems: Problem[]): string {
	const codes = new Set(problems.map(({ code }) => code));
	if (codes.has('duplicate'))
		return 'It exists already: use Create or Update, or get the existing one first';
	if (codes.has('too_large'))
		return 'Ask for less at once, with a limit or filters. What was to be changed has been changed';
	if (codes.has('email_invalid')) return 'Check the e-mail address of this item';
	if (codes.has('field_missing'))
		return 'Fill in the field that is named, or check the expression that gives it';
	if (codes.has('related_missing'))
		return 'Something that this refers to does not exist. Check its ID or name';
	if (status === 403)
		return 'The user of this API key lacks the permission, or the plan of the account lacks the feature';
	if (status === 404) return 'Check the ID: it may have been deleted, or belong to something else';
	return 'Check the values of this item';
}

/** How many problems a message names, and how long one may be. */
const mostProblems = 5;
const longestProblem = 400;

/** The titles with their details, as one line. */
function sentence(problems: Problem[]): string {
	const shown = problems
		.slice(0, mostProblems)
		.map(({ title, detail }) =>
			plainWords(detail === undefined ? title : `${title.replace(/[.:]\s*$/, '')}: ${detail}`),
		);
	const more = problems.length - shown.length;
	return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** The service's words on one line, without its internals: addresses with queries may hold a key. */
function plainWords(text: string): string {
	if (/^Client error: /.test(text)) return 'ActiveCampaign refused this';
	return text
		.slice(0, longestProblem)
		.replace(/https?:\/\/[^\s"'`]+/g, shownAddress)
		.replace(internalNames, (name) => screenNames[name.toLowerCase()] ?? name)
		.replace(/\s+/g, ' ')
		.trim();
}

function screenName(model: string): string {
	return (
		screenNames[model.toLowerCase()] ??
		model
			.replace(/^_/, '')
			.replace(/([a-z])([A-Z])/g, '$1 $2')
			.toLowerCase()
	);
}

/** Without query and user: they could hold a key. */
function shownAddress(location: string): string {
	return location
		.replace(/[?#].*$/s, '')
		.replace(/\/\/[^/@]*@/, '//')
		.slice(0, 120);
}
