import { Failure } from '../failure';

/** The only host besides the account's: it takes events, and has its own key. */
export const hosts = { tracking: 'https://trackcmp.net' };

const whereToFind =
	'In ActiveCampaign open Settings > Developer and copy the API URL, for example https://youraccount.api-us1.com';

/**
 * The origin of a pasted API URL, which may have a path (`/api/3`, a page of the app), spaces, http or
 * no scheme. Anything but a loopback address becomes https. Throws `Failure` if it is no web address.
 */
export function originOf(pasted: unknown): string {
	const text = typeof pasted === 'string' ? pasted.replace(/\s+/g, '') : '';
	if (text === '')
		throw new Failure('The API URL is empty', { description: whereToFind, field: 'API URL' });
	const url = parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
	if (!url || !/^https?:$/.test(url.protocol) || !looksLikeHost(url)) {
		throw new Failure('The API URL is not a web address', {
			description: whereToFind,
			field: 'API URL',
		});
	}
	if (url.username || url.password) {
		throw new Failure('The API URL must not contain a user name or password', {
			description: whereToFind,
			field: 'API URL',
		});
	}
	return isLoopback(url.hostname) ? url.origin : `https://${url.host}`;
}

function parse(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}

function looksLikeHost(url: URL): boolean {
	return isLoopback(url.hostname) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(url.hostname);
}

function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
