import type { Send } from '../core/client/client';
import type { Outcome, Problem } from '../core/client/exchange';
import { Failure } from '../core/failure';

/** The key of a credential; throws `Failure` where it is none, without showing it. */
export function keyOf(given: unknown): string {
	const key = typeof given === 'string' ? given.trim() : '';
	if (key !== '' && /^[\x21-\x7e]+$/.test(key)) return key;
	throw new Failure(key === '' ? 'The API key is empty' : 'The API key is not one', {
		description:
			'In ActiveCampaign open Settings > Developer and copy the key alone, without line breaks or spaces, into the credential',
		field: 'API Key',
	});
}

/** Sends as given; should the service repeat a secret in its words, they come without it. */
export function withoutSecrets(send: Send, ...secrets: unknown[]): Send {
	const known = secrets.map((secret) => String(secret ?? '').trim()).filter(isSecret);
	const clean = (text: string) =>
		known.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
	return async (request, signal) => cleaned(await send(request, signal), clean);
}

/** Anything shorter is in too many words. */
function isSecret(text: string): boolean {
	return text.length >= 8;
}

function cleaned(outcome: Outcome, clean: (text: string) => string): Outcome {
	if (outcome.kind !== 'refusal') return outcome;
	const { location } = outcome;
	return {
		...outcome,
		problems: outcome.problems.map((problem) => cleanedProblem(problem, clean)),
		...(location === undefined ? {} : { location: clean(location) }),
	};
}

function cleanedProblem(problem: Problem, clean: (text: string) => string): Problem {
	const texts = Object.entries(problem).filter(([, value]) => typeof value === 'string');
	return {
		...problem,
		...Object.fromEntries(texts.map(([name, value]) => [name, clean(String(value))])),
	};
}
