import { text } from '../../nodes/ActiveCampaign/core/form/fields';
import { tags } from '../../nodes/ActiveCampaign/resources/shared/things';
import { listing } from './memoryClient';
import { items, messages, operation, outcome } from './runMemory';

const getAll = operation('GET /notes', [], { returns: 'notes', paging: 'byOffset' });

describe('runItems: lists, names and failures', () => {
	describe('Get Many', () => {
		const rows = Array.from({ length: 130 }, (_, id) => ({ id: id + 1 }));
		const script = listing('notes', rows);

		it.each([
			[{ returnAll: true }, 130],
			[{ returnAll: true, limit: 5 }, 130],
			[{ limit: 120 }, 120],
			[{ limit: '7' }, 7],
		])('returns for %j %s rows', async (values, count) => {
			const { results } = await outcome(items(getAll, [values]), { script });
			expect(results[0]?.rows).toHaveLength(count);
		});

		it.each([0, -1, 1.5, '', 'all', null, undefined, NaN])(
			'refuses the limit %j',
			async (limit) => {
				const { results, sent } = await outcome(items(getAll, [{ limit }]), { script });
				expect(results[0]).toMatchObject({ failure: { facts: { field: 'Limit' } } });
				expect(sent()).toEqual([]);
			},
		);

		it('pages by offset when the user gives a sort or a bound for the ID', async () => {
			const byId = operation('GET /notes', [text('after', 'After', '', { sendAs: 'id_greater' })], {
				returns: 'notes',
				paging: 'byId',
			});
			const { server } = await outcome(items(byId, [{ limit: 3, after: '5' }, { limit: 3 }]), {
				script,
			});
			expect(server.journal.map(({ request }) => request.query)).toEqual([
				{ id_greater: '5', limit: 3, offset: 0 },
				{ 'orders[id]': 'ASC', limit: 3 },
			]);
		});
	});

	describe('names', () => {
		const remove = operation('DELETE /tags/{tag}', [tags.locator()]);
		const script = listing('tags', [{ id: '7', tag: 'VIP' }]);

		it('are looked up once for all items', async () => {
			const values = Array.from({ length: 3 }, () => ({ tag: { mode: 'name', value: 'vip' } }));
			const { results, sent } = await outcome(items(remove, values), { script });
			expect(messages(results)).toEqual(values.map(() => [{ deleted: true }]));
			expect(sent()).toEqual(['GET /tags', 'DELETE /tags/7', 'DELETE /tags/7', 'DELETE /tags/7']);
		});

		it('are reported by the label of the field when empty', async () => {
			const { results } = await outcome(items(remove, [{ tag: { mode: 'list', value: '' } }]), {
				script,
			});
			expect(messages(results)).toEqual(['Tag is empty']);
		});
	});

	it('names a failed field by its label, not by its name in the API', async () => {
		const write = operation('POST /notes', [text('x', 'First Name', '', { sendAs: 'firstName' })]);
		const body = { errors: [{ title: 'Bad', source: { pointer: '/data/attributes/firstName' } }] };
		const { results } = await outcome(items(write, [{ x: '1' }]), {
			script: [{ status: 422, body }],
		});
		expect(results[0]).toMatchObject({
			failure: { message: 'Bad', facts: { field: 'First Name' } },
		});
	});

	it('turns a defect in a step into the failure of its item', async () => {
		const broken = operation('POST /notes', [], {
			steps: () => {
				throw new TypeError('x is not a function');
			},
		});
		const { results } = await outcome(items(broken, [{}]), {});
		expect(messages(results)).toEqual(['x is not a function']);
	});
});
