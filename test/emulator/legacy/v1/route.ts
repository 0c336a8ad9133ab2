import { dateRefusal, isWrongDate } from '../../customDates';
import type { Account, EmulatorRequest, EmulatorResponse, Handler } from '../../types';
import { findField } from '../fieldValues';
import { settle } from '../../settle';
import { failure } from './answer';
import { actions } from './actions';
import { formatOf, render, unauthorized } from './output';
import { readParameters, type Parameters } from './parameters';
import { reference } from './reference';

/** `/admin/api.php`: HTTP 200 always; the result is in `result_code`. */
export const v1: Handler = (request, account) => {
	const parameters = readParameters(request);
	const format = formatOf(parameters.text('api_output'));
	if (!isAuthorized(request, parameters, account)) {
		return unauthorized(parameters.text('api_output'));
	}
	settle(account);
	const name = parameters.text('api_action');
	const action = actions[name];
	if (!action) return render(failure(`Invalid API action: ${name}`), format, 'root');
	const date = WRITES_CONTACTS.has(name) ? dateFault(parameters, account) : undefined;
	if (date) return date.status === 500 ? date : render(failure('Invalid date'), format, name);
	const refusal = refuse(name, parameters, account);
	return render(refusal ? failure(refusal) : action(parameters, account), format, name);
};

const WRITES_CONTACTS = new Set(['contact_add', 'contact_edit', 'contact_sync']);

/** What the service makes of `field[%DATE%,0]=31-12-1990`. */
function dateFault(parameters: Parameters, account: Account): EmulatorResponse | undefined {
	const wrong = [...parameters.keyed('field')].some(([key, value]) => {
		const field = findField(account, key.replace(/,\d+$/, ''));
		return field !== undefined && isWrongDate(account, field.id, value);
	});
	return wrong ? dateRefusal(account) : undefined;
}

/** The key in the query, or as `Api-Token`: that v1 takes the header is unproven in the reference. */
function isAuthorized(request: EmulatorRequest, parameters: Parameters, account: Account): boolean {
	const header = Object.entries(request.headers).find(([key]) => key.toLowerCase() === 'api-token');
	return [parameters.text('api_key'), header?.[1]].includes(account.apiKey);
}

/** Why the documented parameters do not fit; the service's own wording is unknown. */
function refuse(action: string, parameters: Parameters, account: Account): string | undefined {
	const { required = [], oneOf = {} } = reference[action] ?? {};
	const olderPage = account.assumes.campaignTracklinks === 'required';
	const more = olderPage && action === 'campaign_create' ? ['tracklinks'] : [];
	const missing = [...required, ...more].find(
		(name) => parameters.text(name) === '' && parameters.keyed(name).size === 0,
	);
	if (missing) return `Missing required parameter: ${missing}`;
	for (const [name, allowed] of Object.entries(oneOf)) {
		const value = parameters.text(name);
		if (value !== '' && !allowed.includes(value)) return `Invalid value for ${name}: ${value}`;
	}
	return undefined;
}
