import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { formFields } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { everyField } from './samples';

/** These hold fields and have no value of their own. */
const containers = new Set(['collection', 'fixedCollection', 'notice']);

const operations = resources.flatMap(({ value, operations: own }) =>
	Object.entries(own).map(([name, operation]: [string, Operation]) => ({
		title: `${value}.${name}`,
		operation,
	})),
);

describe('The fields of an operation', () => {
	// n8n names what an AI agent fills in by the title: two fields of one title would get one value.
	it.each(operations)('$title have different titles', ({ operation }) => {
		const titles = everyField(formFields(operation))
			.filter(({ type }) => !containers.has(type))
			.map(({ displayName }) => displayName.toLowerCase());
		expect(titles.filter((one, at) => titles.indexOf(one) !== at)).toEqual([]);
	});
});
