import type { Field, FieldGroup } from '../../nodes/ActiveCampaign/core/descriptor';
import { findOperation, formFields } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { migrateWorkflow } from '../../migrate/migrateWorkflow';
import { isObject, type Parameters, type WorkflowFile } from '../../migrate/workflowFile';
import { comparableOf, expectedOf, improvements } from './improvements';
import { readRecorded } from './recorded';
import { requestsOf, workflowOf } from './requestsOf';
import { throughItem } from './throughItem';

const cases = Object.entries(readRecorded()).flatMap(([operation, recorded]) =>
	Object.entries(recorded).map(([name, given]) => ({ name: `${operation}: ${name}`, ...given })),
);

/** Members that the API reference does not have, kept because n8n's node sends them. */
const undocumented: Record<string, string[]> = {
	'ecommerceOrder.update: all': ['source', 'connectionid', 'customerid'],
};
const unknown = (member: string) => `ecomOrder.${member}: unknown member`;

/** The workflow with our node; fails when the node could not be moved. */
function moved(parameters: Parameters, item?: object): WorkflowFile {
	const { workflow, nodes } = migrateWorkflow(workflowOf(parameters, item));
	expect(nodes).toMatchObject([{ node: 'ActiveCampaign', moved: true }]);
	return workflow;
}

describe.each(cases)('$name', ({ name, parameters, requests }) => {
	it('asks the account for the same', async () => {
		const after = await requestsOf(moved(parameters));
		expect(comparableOf(name, after.requests)).toEqual(expectedOf(name, requests));
		expect(after.error).toBeUndefined();
		expect(after.violations).toEqual(name in undocumented ? undocumented[name]?.map(unknown) : []);
	});

	it('asks for the same when every value comes from the item', async () => {
		const { parameters: expressions, item } = throughItem(parameters);
		const after = await requestsOf(moved(expressions, item));
		expect(comparableOf(name, after.requests)).toEqual(expectedOf(name, requests));
	});

	it('has only parameters that our form shows', () => {
		const { resource, operation, ...values } = parametersOf(moved(parameters));
		const described = findOperation(resources, String(resource), String(operation));
		expect(described).toBeDefined();
		expect(unknownIn(values, described ? formFields(described) : [])).toEqual([]);
	});
});

it.each(Object.entries(improvements))('%s is an improvement that is seen', (_, improvement) => {
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

function parametersOf(workflow: WorkflowFile): Parameters {
	return workflow.nodes.find((node) => node.name === 'ActiveCampaign')?.parameters ?? {};
}

/** Names in the values for which there is no field, inside collections and rows as well. */
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
