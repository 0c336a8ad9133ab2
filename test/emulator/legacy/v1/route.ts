import { settle } from '../../settle';
import type { Account, EmulatorRequest, Handler } from '../../types';
import { actions } from './actions';
import { failure } from './answer';
import { formatOf, render, unauthorized } from './output';
import { type Parameters, readParameters } from './parameters';
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
	const refusal = refuse(name, parameters);
	return render(refusal ? failure(refusal) : action(parameters, account), format, name);
};

/** The key in the query, or as `Api-Token`: that v1 takes the header is unproven in the reference. */
function isAuthorized(request: EmulatorRequest, parameters: Parameters, account: Account): boolean {
	const header = Object.entries(request.headers).find(([key]) => key.toLowerCase() === 'api-token');
	return [parameters.text('api_key'), header?.[1]].includes(account.apiKey);
}

/** Why the documented parameters do not fit; the service's own wording is unknown. */
function refuse(action: string, parameters: Parameters): string | undefined {
	const { required = [], oneOf = {} } = reference[action] ?? {};
	const missing = required.find(
		(name) => parameters.text(name) === '' && parameters.keyed(name).size === 0,
	);
	if (missing) return `Missing required parameter: ${missing}`;
	for (const [name, allowed] of Object.entries(oneOf)) {
		const value = parameters.text(name);
		if (value !== '' && !allowed.includes(value)) return `Invalid value for ${name}: ${value}`;
	}
	return undefined;
}
