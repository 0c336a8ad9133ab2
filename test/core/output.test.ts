import { rowsFrom, shaped } from '../../nodes/ActiveCampaign/core/run/output';
import { operation } from './runMemory';

const get = operation('GET /tags/{tag}', [], { returns: 'tag', simple: ['tag', 'id', 'missing'] });
const list = operation('GET /tags', [], { returns: 'tags' });
const write = operation('POST /tags', [], { returns: 'tag' });
const remove = operation('DELETE /tags/{tag}');

describe('Output rows', () => {
	it('unwraps the row and drops side-loaded lists', () => {
		const body = { contacts: [{ id: '9' }], tag: { id: '1', tag: 'VIP', cdate: 'x' } };
		expect(rowsFrom(get, body, false)).toEqual([{ id: '1', tag: 'VIP', cdate: 'x' }]);
	});

	it('keeps with Simplify only the members that the operation names, in its order', () => {
		const rows = rowsFrom(get, { tag: { id: '1', cdate: 'x', tag: null } }, true);
		expect(JSON.stringify(rows)).toBe('[{"tag":null,"id":"1"}]');
		expect(rowsFrom(list, { tags: [{ id: '1', cdate: 'x' }] }, true)).toEqual([
			{ id: '1', cdate: 'x' },
		]);
	});

	it('turns each element of a list into an item, and an empty list into none', () => {
		expect(rowsFrom(list, { tags: [{ id: '1' }, { id: '2' }], meta: {} }, false)).toHaveLength(2);
		expect(rowsFrom(list, { tags: [] }, false)).toEqual([]);
	});

	it('reads the numbered rows of the legacy API', () => {
		const legacy = operation('GET /list_list', [], { api: 'v1', returns: '' });
		expect(rowsFrom(legacy, { 0: { id: '1' }, 1: { id: '2' }, result_code: 1 }, false)).toEqual([
			{ id: '1' },
			{ id: '2' },
		]);
		expect(
			rowsFrom(legacy, { result_code: 0, result_message: 'Nothing is returned' }, false),
		).toEqual([]);
	});

	it.each([{}, '', { message: 'gone' }])('reports a delete that answers %j as deleted', (body) => {
		expect(rowsFrom(remove, body, false)).toEqual([{ deleted: true }]);
	});

	it('reports a write with an empty response as successful', () => {
		expect(rowsFrom(write, {}, false)).toEqual([{ success: true }]);
		expect(rowsFrom(write, { tag: {} }, false)).toEqual([{ success: true }]);
	});

	it('returns the whole response when the row is missing from it', () => {
		expect(rowsFrom(write, { message: 'Queued' }, false)).toEqual([{ message: 'Queued' }]);
	});

	it('wraps text, and each scalar of a list, into an item', () => {
		expect(rowsFrom(write, 'Delete successful', false)).toEqual([{ result: 'Delete successful' }]);
		expect(rowsFrom(list, { tags: ['VIP', 'New'] }, false)).toEqual([
			{ result: 'VIP' },
			{ result: 'New' },
		]);
	});

	it('merges JSON:API attributes with the ID', () => {
		const row = { id: 'a', type: 'segment', attributes: { name: 'x', id: 'b' } };
		expect(shaped(list, row, false)).toMatchObject({ type: 'segment', name: 'x' });
		expect(shaped(list, { attributes: { a: 1 } }, false)).toEqual({ attributes: { a: 1 } });
	});

	it('does not let a JSON:API attribute replace the ID', () => {
		const row = { id: 'a', attributes: { id: 'b' } };
		expect(shaped(list, row, false).id).toBe('a');
	});
});
