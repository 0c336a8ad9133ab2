import { outputSchema } from './outputSchema';

describe('outputSchema', () => {
	it('is undefined for no items', () => {
		expect(outputSchema([])).toBeUndefined();
	});

	it('is undefined for items of which only the ID is known', () => {
		expect(outputSchema([{ id: '1' }])).toBeUndefined();
	});

	it('gives each member one type', () => {
		expect(
			outputSchema([
				{ id: '1', name: null },
				{ id: '2', name: 'Two' },
			]),
		).toEqual({
			type: 'object',
			properties: { id: { type: 'string' }, name: { type: 'string' } },
		});
	});
});
