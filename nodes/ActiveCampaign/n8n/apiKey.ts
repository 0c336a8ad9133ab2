import type { Send } from '../core/client/exchange';
import { Failure } from '../core/failure';
import { isRow } from '../core/values';

/** The trimmed API key; throws `Failure`, without echoing it, if it is not valid. */
export function keyOf(given: unknown): string {
	const key = typeof given === 'string' ? given.trim() : '';
	if (key !== '' && /^[\x21-\x7e]+$/.test(key)) return key;
	throw new Failure(key === '' ? 'The API key is empty' : 'The API key is not one', {
		description:
			'In ActiveCampaign open Settings > Developer and copy the key alone, without line breaks or spaces, into the credential',
		field: 'API Key',
	});
}

/** Like `send`, but masks the secrets wherever the service repeats them in a refusal. */
export function withoutSecrets(send: Send, ...secrets: unknown[]): Send {
	const masked = secrets.map((secret) => String(secret ?? '').trim()).filter(isMaskable);
	const clean = (text: string) =>
		masked.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
	return async (request, signal) => {
		const outcome = await send(request, signal);
		return outcome.kind === 'refusal' ? cleaned(outcome, clean) : outcome;
	};
}

/** Shorter texts occur in ordinary words. */
function isMaskable(text: string): boolean {
	return text.length >= 8;
}

/** The value with all of its texts cleaned, at any depth. */
function cleaned<T>(value: T, clean: (text: string) => string): T {
	const cleanPart = (part: unknown): unknown => {
		if (typeof part === 'string') return clean(part);
		if (Array.isArray(part)) return part.map(cleanPart);
		if (!isRow(part)) return part;
		return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, cleanPart(one)]));
	};
	return cleanPart(value) as T;
}
