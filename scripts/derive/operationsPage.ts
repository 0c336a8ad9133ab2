import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { warningOf } from '../../nodes/ActiveCampaign/core/form/consequence';
import { operationValue } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';
import type { DerivedFiles } from './derivedFiles';

const bases = {
	v3: '/api/3',
	v2: '/api/2',
	v1: '/admin/api.php',
	tracking: 'https://trackcmp.net',
};

function row(value: string, operation: Operation): string {
	const { name, action, route, docs, api = 'v3', unproven } = operation;
	const [method = '', address = ''] = route.split(' ');
	const shown =
		api === 'v1' ? `${bases.v1}?api_action=${address.slice(1)}` : `${bases[api]}${address}`;
	const page = docs.startsWith('http')
		? docs
		: `https://developers.activecampaign.com/reference/${docs}`;
	const proof = unproven === undefined ? 'documented' : `unproven: ${unproven}`;
	const warning = warningOf(operation);
	const shownAction = warning === undefined ? action : `${action}. **${warning}**`;
	return `| ${name} | ${shownAction} | \`${method} ${shown}\` | [page](${page}) | ${proof} | \`${value}\` |`;
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
		'“Unproven” tells what rests on less than the provider’s own documents.',
		'',
		...sections,
		'',
	].join('\n\n');
}

/** Every operation as a row, from the descriptors. */
export const operationsPage: DerivedFiles = {
	title: 'list of operations',
	read: async () => ({ 'docs/operations.md': page() }),
};
