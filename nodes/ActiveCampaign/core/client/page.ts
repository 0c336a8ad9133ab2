import type { Row } from '../values';

/** A raw HTTP response: the body is parsed if it was JSON, else text. */
export interface Reply {
	status: number;
	headers: Row;
	body: unknown;
}

/**
 * A web page, whole or a part of one. Whoever sends it instead of data is a gateway, or ActiveCampaign
 * in an outage: its own page is a bare `<div>` with status 200 (activecampaign-api-php issue 68).
 */
export function isPage(text: string): boolean {
	const start = text.replace(/^\uFEFF?(\s|<!--[^]*?-->|<\?xml[^>]*>)*/, '');
	return pageStart.test(start);
}

/** Not `<script>`: the site tracking code is one. */
const pageStart =
	/^<(!doctype|html|head|body|title|meta|link|style|div|center|p|span|table|font|h[1-6]|br|b|strong|iframe|noscript)\b/i;

/** Headers of Cloudflare on a page of its firewall. */
export function isFirewall({ headers }: Pick<Reply, 'headers'>): boolean {
	return headers['cf-mitigated'] !== undefined;
}

/** Statuses with which a page comes from a firewall or a proxy; 407 is a proxy's in any form. */
const pageStatuses = [403, 429, 503];

/** Whether a refusal is that of a firewall or proxy, and not of the service. */
export function isBlocked({ status, headers, body }: Reply): boolean {
	if (status === 407 || isFirewall({ headers })) return true;
	return pageStatuses.includes(status) && typeof body === 'string' && isPage(body.trim());
}
