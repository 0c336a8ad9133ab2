import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import type { Field } from '../../nodes/ActiveCampaign/core/descriptor';
import { buildProperties, operationValue } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';

const operations = resources.flatMap(({ value, operations: own }) =>
	Object.keys(own).map((name) => ({ resource: value, operation: operationValue(value, name) })),
);
const option: Field = {
	displayName: 'Max Attempts',
	name: 'maxAttempts',
	type: 'number',
	default: 5,
	sendAs: false,
};
const conditional: Field = { ...option, name: 'more', showWhen: { maxAttempts: [1] } };

describe('a field of the node that belongs to no operation', () => {
	const ofNode = buildProperties(resources, [option, conditional]);
	const shownFor = (values: INodeParameters) =>
		ofNode
			.filter(({ name }) => name === option.name || name === conditional.name)
			.filter((property) => NodeHelpers.displayParameter(values, property, null, null))
			.map(({ name }) => name);

	it('is one property after those of the operations, without members that n8n does not know', () => {
		expect(ofNode.slice(0, -2)).toEqual(buildProperties(resources, []));
		expect(ofNode.at(-2)).toEqual({
			displayName: 'Max Attempts',
			name: 'maxAttempts',
			type: 'number',
			default: 5,
		});
	});

	it('shows for every operation', () => {
		for (const values of operations)
			expect([values, shownFor({ ...values, maxAttempts: 5 })]).toEqual([values, ['maxAttempts']]);
	});

	it('obeys its own condition for every operation', () => {
		for (const values of operations)
			expect(shownFor({ ...values, maxAttempts: 1 })).toEqual(['maxAttempts', 'more']);
	});
});
