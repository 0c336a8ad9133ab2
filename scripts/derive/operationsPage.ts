import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { warningOf } from '../../nodes/ActiveCampaign/core/form/consequence';
import { operationValue } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { type Fact, factOfRoute } from '../../test/support/reference';
import type { DerivedFiles } from './derivedFiles';

const bases = {
	v3: '/api/3',
	v2: '/api/2',
	v1: '/admin/api.php',
	tracking: 'https://trackcmp.net',
};

function row(value: string, operation: Operation): string {
	const { name, action, route, docs, api = 'v3' } = operation;
	const [method = '', address = ''] = route.split(' ');
	const shown =
		api === 'v1' ? `${bases.v1}?api_action=${address.slice(1)}` : `${bases[api]}${address}`;
	const page = docs.startsWith('http')
		? docs
		: `https://developers.activecampaign.com/reference/${docs}`;
	const warning = warningOf(operation);
	const shownAction = warning === undefined ? action : `${action}. **${warning}**`;
	return `| ${name} | ${shownAction} | \`${method} ${shown}\` | [page](${page}) | ${proofOf(operation)} | \`${value}\` |`;
}

/** How well an operation is proven: the origin of the facts about its route, and open questions. */
function proofOf(operation: Operation): string {
	const basis = operation.api === 'v1' ? 'legacy API' : basisOf(factOfRoute(operation));
	return operation.unproven === undefined ? basis : `${basis}. ${operation.unproven}`;
}

function basisOf(fact: Fact | undefined): string {
	if (fact?.origin === 'sdk') return 'public clients';
	return fact?.unproven ? 'linked in answers' : 'documented';
}

function page(): string {
	const sorted = [...resources].sort((one, other) => one.name.localeCompare(other.name, 'en'));
	const total = sorted.reduce((sum, { operations }) => sum + Object.keys(operations).length, 0);
	const sections = sorted.map(({ name, description, value, operations }) =>
		[
			`## ${name}`,
			'',
			`${description.replace(/\.?$/, '.')} In workflow files: \`${value}\`.`,
			'',
			'| operation | in the node panel | request | reference | proof | in workflow files |',
			'| --- | --- | --- | --- | --- | --- |',
			...Object.entries(operations)
				.sort(([, one], [, other]) => one.name.localeCompare(other.name, 'en'))
				.map(([key, operation]) => row(operationValue(value, key), operation)),
		].join('\n'),
	);
	return [
		'# Operations',
		'',
		`${total} operations in ${sorted.length} resources. Written by \`npm run derive\` from the descriptors in \`nodes/ActiveCampaign/resources\`.`,
		'What each operation rests on is in the column proof, with what that leaves open:',
		[
			'- documented: the provider’s reference.',
			'- linked in answers: an address that ActiveCampaign’s own answers name; no answer of it was recorded.',
			'- public clients: public programs use it; it is not in the reference.',
			'- legacy API: the pages and clients of the legacy API. How it accepts the key is documented for the query only.',
		].join('\n'),
		'',
		...sections,
		'',
	].join('\n\n');
}

/** docs/operations.md: a table of all operations, from the descriptors. */
export const operationsPage: DerivedFiles = {
	title: 'list of operations',
	read: async () => ({ 'docs/operations.md': page() }),
};
