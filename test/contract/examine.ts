import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { checkDescriptor } from './descriptorChecks';
import type { Finding } from './findings';
import { checkOffer } from './offerChecks';
import { factOfRequest, factOfRoute } from '../support/reference';
import { checkRequest } from './requestChecks';
import { requestsOf } from './requests';
import { everyValues } from './samples';

/** Every difference between an operation and the reference, found by sending all that its form allows. */
export async function examine(operation: Operation): Promise<Finding[]> {
	const runs = await Promise.all(
		everyValues(operation).map(async (values) => await requestsOf(operation, values)),
	);
	const requests = runs.flatMap((run) => run.requests);
	const named = factOfRoute(operation);
	const facts = named
		? [named]
		: isChoiceOfActions(operation)
			? [...new Set(requests.map(factOfRequest))].flatMap((fact) => fact ?? [])
			: [];
	if (facts.length === 0)
		return [{ about: 'route', message: `the reference has no ${operation.route}` }];

	const failures = operation.steps ? [] : runs.flatMap((run) => run.failure ?? []);
	return [
		...failures.map((message) => ({
			about: 'form',
			message: `a filled-in form is refused: ${message}`,
		})),
		...facts.flatMap((fact) => [
			...checkDescriptor(operation, fact),
			...(requests.some((request) => factOfRequest(request) === fact)
				? checkOffer(operation, fact, requests)
				: [
						{
							about: 'route',
							message: `nothing sends ${operation.route}: ${runs[0]?.failure ?? ''}`,
						},
					]),
		]),
		...requests.flatMap((request) => checkRequest(request, facts)),
	];
}

/** A route whose action is a field: each action is checked as if it were the route. */
function isChoiceOfActions({ api, route }: Operation): boolean {
	return api === 'v1' && /^[A-Z]+ \/\{\w+\}$/.test(route);
}
