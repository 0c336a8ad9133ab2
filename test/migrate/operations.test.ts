import type { Field, FieldGroup } from '../../nodes/ActiveCampaign/core/descriptor';
import { findOperation, formFields } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { migrateWorkflow } from '../../migrate/migrateWorkflow';
import { isObject, type Parameters, type WorkflowFile } from '../../migrate/workflowFile';
import { comparableOf, expectedOf, improvements } from './improvements';
import { readRecorded } from './recorded';
import { requestsOf, workflowOf } from './requestsOf';
import { asExpressions } from './asExpressions';

const cases = Object.entries(readRecorded()).flatMap(([operation, recorded]) =>
	Object.entries(recorded).map(([name, given]) => ({ name: `${operation}: ${name}`, ...given })),
);

/** Members that the API reference does not list, sent because n8n's node sends them. */
const undocumented: Record<string, string[]> = {
	'ecommerceOrder.update: all': ['source', 'connectionid', 'customerid'],
};
const unknownMember = (member: string) => `ecomOrder.${member}: unknown member`;

/** The migrated workflow; fails when the node could not be migrated. */
function moved(parameters: Parameters, item?: object): WorkflowFile {
	const { workflow, nodes } = migrateWorkflow(workflowOf(parameters, item));
	expect(nodes).toMatchObject([{ node: 'ActiveCampaign', moved: true }]);
	return workflow;
}

describe.each(cases)('Migration of $name', ({ name, parameters, requests }) => {
	it('sends the same requests', async () => {
		const after = await requestsOf(moved(parameters));
		expect(comparableOf(name, after.requests)).toEqual(expectedOf(name, requests));
		expect(after.error).toBeUndefined();
		expect(after.violations).toEqual(
			name in undocumented ? undocumented[name]?.map(unknownMember) : [],
		);
	});

	it('sends the same requests when every value comes from the item', async () => {
		const { parameters: expressions, item } = asExpressions(parameters);
		const after = await requestsOf(moved(expressions, item));
		expect(comparableOf(name, after.requests)).toEqual(expectedOf(name, requests));
	});

	it('sets only parameters that the form shows', () => {
		const { resource, operation, ...values } = parametersOf(moved(parameters));
		const described = findOperation(resources, String(resource), String(operation));
		expect(described).toBeDefined();
		expect(unknownIn(values, described ? formFields(described) : [])).toEqual([]);
	});
});

describe('Improvements over n8n’s node', () => {
	it.each(Object.entries(improvements))('%s: occurs in a recorded case', (_, improvement) => {
		const { before, after } = improvement;
		const changes = cases.some(({ requests, name }) => {
			const about =
				improvement.only?.some((one) => name === one || name.startsWith(`${one}:`)) ?? true;
			const differs = (request: (typeof requests)[number]) =>
				JSON.stringify(before?.(request) ?? request) !== JSON.stringify(request);
			return about && (before === undefined || requests.some(differs));
		});
		expect(changes).toBe(true);
		expect(before ?? after).toBeDefined();
	});
});

function parametersOf(workflow: WorkflowFile): Parameters {
	return workflow.nodes.find((node) => node.name === 'ActiveCampaign')?.parameters ?? {};
}

/** Names of values without a field, including those in collections and rows. */
function unknownIn(values: Parameters, fields: Field[]): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const field =
			fields.find((one) => one.name === name && /collection/i.test(one.type)) ??
			fields.find((one) => one.name === name);
		if (!field) return [name];
		if (!isObject(value)) return [];
		if (field.type === 'collection') return unknownIn(value, field.options as Field[]);
		return field.type === 'fixedCollection'
			? unknownRows(value, field.options as FieldGroup[])
			: [];
	});
}

function unknownRows(value: Parameters, groups: FieldGroup[]): string[] {
	return Object.entries(value).flatMap(([name, rows]) => {
		const group = groups.find((one) => one.name === name);
		if (!group) return [name];
		return (rows as Parameters[]).flatMap((row) => unknownIn(row, group.values));
	});
}
