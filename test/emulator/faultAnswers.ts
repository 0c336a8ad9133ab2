import type { Fault, FaultKind } from './faults';
import type { EmulatorRequest, EmulatorResponse } from './types';

const html = (status: number, body: string, headers: Record<string, string> = {}) => ({
	status,
	headers: { 'Content-Type': 'text/html; charset=UTF-8', ...headers },
	body,
});

const page = (title: string, text = title) =>
	`<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${text}</h1></body></html>`;

/** The redirect target for a wrong account name; served by the emulator, so that clients stay on this machine. */
export const LOGIN_PATH = '/login';

export const loginPage: EmulatorResponse = html(200, page('Log in', 'Log in to your account'));

/** Faults with a response instead of the service's: nothing has changed. */
const ANSWERS: Partial<Record<FaultKind, EmulatorResponse>> = {
	html502: {
		...html(
			502,
			'<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
		),
		headers: { 'Content-Type': 'text/html' },
	},
	// ActiveCampaign/activecampaign-api-php issue 68, activecampaign-api-nodejs issue 21.
	outagePage: html(
		200,
		'<div align="center" style="font-size: 14px; font-family: arial;">We are currently having some issues. Please try again in a few minutes.</div>',
	),
	challengePage: html(403, page('Just a moment...', 'Checking your browser'), {
		Server: 'cloudflare',
		'cf-mitigated': 'challenge',
	}),
	proxyPage: html(407, page('407 Proxy Authentication Required'), {
		'Proxy-Authenticate': 'Basic realm="proxy"',
	}),
	loginRedirect: { ...html(301, page('301 Moved Permanently'), { Location: LOGIN_PATH }) },
};

/** The answer of a fault in whose place nothing is done, or undefined for the other kinds. */
export function faultAnswer(fault: Fault, request: EmulatorRequest): EmulatorResponse | undefined {
	const known = fault.kind === 'status' ? { status: 503 } : ANSWERS[fault.kind];
	if (!known) return undefined;
	const { status = known.status, headers, body = known.body, bodyFor } = fault;
	return { status, headers: { ...known.headers, ...headers }, body: bodyFor?.(request) ?? body };
}
