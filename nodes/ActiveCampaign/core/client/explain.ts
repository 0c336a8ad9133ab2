import { Failure, type FailureFacts } from '../failure';
import { explainBlock, type Explanation } from './explainBlock';
import type { ApiRequest, Outcome, Problem } from './exchange';
import {
	type Attempts,
	defaultRetryPolicy,
	type FailedOutcome,
	isMissing,
	outcomeUnknown,
	type RetryPolicy,
} from './retry';

type Refusal = Extract<Outcome, { kind: 'refusal' }>;
type Loss = Extract<Outcome, { kind: 'lost' }>;

/** The user interface's names for the models that ActiveCampaign's messages name, in lower case. */
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

/** Model names that users do not know: the compound ones. */
const internalNames =
	/\b(CustomerAccount|CustomerAccountSubscriber|Deal(Group|Stage|Task|Tasktype)|Subscriber(Deal|Series|Tag))\b/g;

/** How often a request was sent, and how long the limit delayed it. */
type Effort = Pick<Attempts, 'sent' | 'throttledMs'>;

/** The failure that ends a request, written for users. */
export function explain(
	outcome: FailedOutcome,
	request: ApiRequest,
	{ sent, throttledMs }: Effort,
	policy: RetryPolicy = defaultRetryPolicy,
): Failure {
	const mayHaveHappened = !request.repeatable && outcomeUnknown(outcome);
	const isChange = request.method !== 'GET';
	const { message, description } =
		outcome.kind === 'lost'
			? explainLoss(outcome)
			: explainRefusal(outcome, { throttledMs, maxRetryAfterMs: policy.maxRetryAfterMs, isChange });
	return new Failure(mayHaveHappened ? `${message}, and the change may have been made` : message, {
		description: mayHaveHappened
			? `Look in ActiveCampaign whether it was made before you run this again: it was not sent again, because that could have made it twice${because(request)}. ${description}`
			: description,
		attempts: sent,
		...(outcome.kind === 'lost' ? { code: outcome.reason } : refusalFacts(outcome)),
		...(mayHaveHappened ? { mayHaveHappened } : {}),
	});
}

function refusalFacts(outcome: Refusal): FailureFacts {
	const { status, retryAfterMs, problems, duplicate, limited } = outcome;
	const { code, member, rows } = problems[0] ?? {};
	return {
		status,
		...(code === undefined ? {} : { code }),
		...(member === undefined ? {} : { field: member }),
		...(rows === undefined ? {} : { rows }),
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
		...(isMissing(outcome) ? { missing: true } : {}),
		...(duplicate ? { duplicate } : {}),
		...(limited ? { limited } : {}),
	};
}

/** Why only the user can find out whether the change was made. */
function because({ recovery }: ApiRequest): string {
	if (recovery === undefined) return '';
	return typeof recovery === 'string' ? `, and ${recovery}` : ', and looking for it failed as well';
}

/** Successes that do not hold what they should, by the reason of their outcome. */
const withoutContent: Record<string, string> = {
	PAGE: 'ActiveCampaign answered with a page or text instead of data',
	NO_CONTENT: 'ActiveCampaign answered with nothing',
	NO_ROWS: 'ActiveCampaign answered without the list that was asked for',
};

function explainLoss({ reason, sent }: Loss): Explanation {
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
	if (reason in withoutContent) {
		return {
			message: withoutContent[reason] ?? '',
			description:
				'Run it again in a few minutes. If it stays, see status.activecampaign.com: ActiveCampaign may have an outage',
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

/** What an explanation depends on besides the refusal. */
interface Circumstances {
	throttledMs: number;
	maxRetryAfterMs: number;
	/** The request was to change something. */
	isChange: boolean;
}

function explainRefusal(
	refusal: Refusal,
	{ throttledMs, maxRetryAfterMs, isChange }: Circumstances,
): Explanation {
	const { status, problems, limited, missing, unexplained, duplicate, blocked } = refusal;
	const said = sentence(problems);
	if (missing?.model !== undefined) {
		return {
			message: `There is no ${screenName(missing.model)} with ID ${missing.id || '(empty)'}`,
			description:
				'It may have been deleted, or the ID belongs to something else. Check the ID in ActiveCampaign',
		};
	}
	const later = whenToRetry(refusal, maxRetryAfterMs);
	if (blocked) return explainBlock(status, later);
	if (limited) return explainLimit(throttledMs, later);
	if (status >= 300 && status < 400) {
		return {
			message: `The API URL leads elsewhere${refusal.location ? ` (to ${shownAddress(refusal.location)})` : ''}`,
			description:
				'Copy the API URL from Settings > Developer in ActiveCampaign into the credential. Redirects are not followed, so that the key goes nowhere else',
		};
	}
	if (status === 401 || (status === 403 && unexplained)) {
		return {
			message: 'ActiveCampaign refused the API key',
			description:
				'Check the key in the credential against Settings > Developer in ActiveCampaign. If the key is correct, its user does not have permission for this',
		};
	}
	if (status === 402) {
		return {
			message: 'The ActiveCampaign account is not active',
			description: 'Log in to ActiveCampaign and check Settings > Billing, then run it again',
		};
	}
	if (status >= 500 && !duplicate) {
		return {
			message: `ActiveCampaign had a problem of its own (status ${status})${said && `: ${said}`}`,
			description: `${later ?? 'Run it again in a few minutes'}. If it stays, see status.activecampaign.com`,
		};
	}
	return {
		message: said || `ActiveCampaign refused this (status ${status})`,
		description: adviceFor(refusal, isChange),
	};
}

function explainLimit(throttledMs: number, later: string | undefined): Explanation {
	const minutes = Math.floor(throttledMs / 60_000);
	const waited =
		minutes > 0 ? ` after ${minutes} minute${minutes === 1 ? '' : 's'} of waiting` : '';
	return {
		message: `The ActiveCampaign account is ${waited && 'still '}over its limit of requests${waited}`,
		description: `${later ?? 'Wait a minute and run it again'}. Other tools on the same account count as well: lower Requests per Second in the credential to leave them room`,
	};
}

/** The wait that the service asks for, if it is longer than the client honours. */
function whenToRetry({ retryAfterMs = 0 }: Refusal, maxRetryAfterMs: number): string | undefined {
	return retryAfterMs > maxRetryAfterMs
		? `Try again in ${Math.ceil(retryAfterMs / 1000)} seconds`
		: undefined;
}

function adviceFor({ status, problems, duplicate }: Refusal, isChange: boolean): string {
	const codes = new Set(problems.map(({ code }) => code));
	if (duplicate) return 'Use Create or Update to change the existing one, or get it first';
	if (codes.has('too_large'))
		return `Ask for less at once, with a limit or filters${isChange ? '. If this was a change, it has been made' : ''}`;
	if (codes.has('email_invalid')) return 'Check the email address of this item';
	if (codes.has('field_missing'))
		return 'Fill in the field that is named, or check the expression that gives it';
	if (codes.has('related_missing')) return 'A linked item does not exist. Check its ID or name';
	if (status === 403)
		return 'The user of this API key lacks the permission, or the plan of the account lacks the feature';
	if (status === 404) return 'Check the ID: it may have been deleted, or belong to something else';
	return 'Check the values of this item';
}

/** Problems that a message names, and characters of each. */
const maxProblems = 5;
const maxProblemLength = 400;

/** The problems on one line. */
function sentence(problems: Problem[]): string {
	const shown = problems
		.slice(0, maxProblems)
		.map(({ title, detail }) =>
			plainWords(detail === undefined ? title : `${title.replace(/[.:]\s*$/, '')}: ${detail}`),
		);
	const more = problems.length - shown.length;
	return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** The service's words on one line, without its internals; a URL's query may hold a key. */
function plainWords(text: string): string {
	if (/^Client error: /.test(text)) return 'ActiveCampaign refused this';
	return text
		.slice(0, maxProblemLength)
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

/** A URL without query and user, which may hold a key. */
function shownAddress(location: string): string {
	return location
		.replace(/[?#].*$/s, '')
		.replace(/\/\/[^/@]*@/, '//')
		.slice(0, 120);
}
