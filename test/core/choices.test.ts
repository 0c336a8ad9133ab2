import type { Field } from '../../nodes/ActiveCampaign/core/descriptor';
import { Failure } from '../../nodes/ActiveCampaign/core/failure';
import {
	additionalFields,
	choice,
	choices,
	clearWhenEmpty,
	collection,
	filters,
	options,
	required,
	rows,
	sort,
	text,
	toggle,
	updateFields,
} from '../../nodes/ActiveCampaign/core/form/fields';
import { withChoices } from '../../nodes/ActiveCampaign/core/run/choices';
import type { Row } from '../../nodes/ActiveCampaign/core/values';
import { lists } from '../../nodes/ActiveCampaign/resources/shared/things';
import { ok } from './memoryClient';
import { items, messages, operation, outcome } from './runMemory';

const status = choice('status', 'Status', '', [
	[0, 'Open'],
	[1, 'Won'],
	['-', 'On Hold'],
]);
const parts = choices('parts', 'Parts', '', [
	['tags', 'Tags'],
	['fields', 'Custom Fields'],
]);
const notify = toggle('notify', 'Notify', '');

/** The message and the advice of a refusal. */
function refusal(fields: Field[], values: Row) {
	try {
		return withChoices(fields, values);
	} catch (failure) {
		if (!(failure instanceof Failure)) throw failure;
		return [failure.message, failure.facts.description, failure.facts.field];
	}
}

describe('withChoices', () => {
	it.each([
		[1, 1],
		['1', 1],
		[' won ', 1],
		['WON', 1],
		[0, 0],
		['open', 0],
		['on hold', '-'],
		['-', '-'],
	])('takes %p for the choice %p', (given, value) => {
		expect(withChoices([status], { status: given })).toEqual({ status: value });
	});

	it.each(['winning', 2, true, ['Won'], { value: 1 }, new Date(0)])('refuses %p', (given) => {
		expect(refusal([status], { status: given })).toEqual([
			expect.stringMatching(/^Status has no choice "/),
			'Choose one of "Open", "Won", "On Hold", or check the expression that gives it',
			'Status',
		]);
	});

	it.each([true, 'true', ' TRUE', 1, '1'])('takes %p for on', (given) => {
		expect(withChoices([notify], { notify: given })).toEqual({ notify: true });
	});

	it.each([false, 'false', 'False ', 0, '0'])('takes %p for off', (given) => {
		expect(withChoices([notify], { notify: given })).toEqual({ notify: false });
	});

	it.each(['yes', 'no', 2, [true]])('takes %p for neither on nor off', (given) => {
		expect(refusal([notify], { notify: given })).toEqual([
			expect.stringMatching(/^Notify has no choice "/),
			'Choose one of "true", "false", or check the expression that gives it',
			'Notify',
		]);
	});

	it.each([
		[
			['Custom Fields', 'tags', 'TAGS'],
			['fields', 'tags'],
		],
		['tags, custom fields', ['tags', 'fields']],
		['Tags', ['tags']],
		[[], []],
	])('takes %p for several choices', (given, value) => {
		expect(withChoices([parts], { parts: given })).toEqual({ parts: value });
	});

	it('refuses one unknown of several choices', () => {
		expect(refusal([parts], { parts: ['tags', 'lists'] })).toEqual([
			'Parts has no choice "lists"',
			'Choose one of "Tags", "Custom Fields", or check the expression that gives it',
			'Parts',
		]);
	});

	it('leaves what is not given, and what is picked from lists of the account', () => {
		const picks = lists.picks('lists', 'Lists', 'Lists');
		const values = { lists: ['7', 'News'], other: 'Won' };
		expect(withChoices([status, notify, picks], values)).toEqual(values);
	});

	it('does not change the values that it was given', () => {
		const values = { status: 'Won', more: { status: 'Won' } };
		withChoices([status, collection('more', 'More', '', [status])], values);
		expect(values).toEqual({ status: 'Won', more: { status: 'Won' } });
	});

	describe('for fields that others show', () => {
		const kind = choice('kind', 'Kind', '', [
			['plain', 'Plain'],
			['dated', 'At a Date'],
		]);
		const unit = { ...status, showWhen: { kind: ['dated'] } };

		it('goes by the choice that a label means', () => {
			const values = { status: 'Won', kind: 'at a date' };
			expect(withChoices([unit, kind], values)).toEqual({ status: 1, kind: 'dated' });
			expect(refusal([unit, kind], { ...values, status: 'x' })).toContain('Status');
		});

		it('lets a hidden one be anything', () => {
			const values = { status: 'x', kind: 'plain' };
			expect(withChoices([unit, kind], values)).toEqual(values);
		});
	});

	describe('for nothing', () => {
		const group = { name: 'row', displayName: 'Row', values: [status, text('name', 'Name', '')] };
		const form = [
			additionalFields(status, notify),
			rows('rows', 'Rows', 'Add', group),
			filters(status, rows('conditions', 'Conditions', 'Add', group)),
			sort(['a', 'A'], ['b', 'B']),
			options(notify),
		];

		it.each(['', '  ', null, undefined])('refuses %p on the form itself', (nothing) => {
			expect(refusal([status], { status: nothing })).toEqual([
				'Status is empty',
				'Choose one of "Open", "Won", "On Hold", or check the expression that gives it',
				'Status',
			]);
			expect(refusal([notify], { notify: nothing })).toContain('Notify is empty');
		});

		it.each(['', null, undefined])(
			'takes %p for a member of data that was not added',
			(nothing) => {
				const values = {
					additionalFields: { status: nothing, notify: nothing },
					rows: { row: [{ status: nothing, name: 'a' }, { status: 'won' }] },
				};
				expect(withChoices(form, values)).toEqual({
					additionalFields: {},
					rows: { row: [{ name: 'a' }, { status: 1 }] },
				});
			},
		);

		it.each<Row>([
			{ filters: { status: '' } },
			{ filters: { conditions: { row: [{ status: '' }] } } },
			{ sort: { by: '' } },
			{ options: { notify: '' } },
		])('refuses it in %j, where it would have an effect', (values) => {
			expect(refusal(form, values)).toEqual([
				expect.stringMatching(/is empty$/),
				expect.stringMatching(/^Choose one of/),
				expect.anything(),
			]);
		});

		it('refuses to clear a choice, but changes nothing for a missing one', () => {
			const update = [updateFields(status), options(clearWhenEmpty)];
			const cleared = { options: { clearWhenEmpty: 'true' } };
			expect(refusal(update, { updateFields: { status: '' }, ...cleared })).toContain('Status');
			expect(withChoices(update, { updateFields: { status: undefined }, ...cleared })).toEqual({
				updateFields: {},
				options: { clearWhenEmpty: true },
			});
		});

		it('leaves several choices that are required to the one who builds the request', () => {
			expect(withChoices([required(parts)], { parts: '' })).toEqual({ parts: [] });
		});
	});

	describe('for a collection that is given as text', () => {
		const form = [additionalFields(status)];

		it('reads a JSON object', () => {
			expect(withChoices(form, { additionalFields: '{"status": "Won"}' })).toEqual({
				additionalFields: { status: 1 },
			});
		});

		it.each(['Won', '["Won"]'])('refuses %p', (given) => {
			expect(refusal(form, { additionalFields: given })).toContain('Additional Fields');
		});
	});
});

describe('runItems', () => {
	it('gives canonical choices to steps and to batches, and sends nothing for an unknown one', async () => {
		const seen: Row[][] = [];
		const batch = {
			takes: (given: Row[]) => given.every((row) => row.notify === true),
			run: async (given: Row[]) => {
				seen.push(given);
				return await Promise.resolve(given.map((row) => [row]));
			},
		};
		const together = operation('POST /notes', [status, notify], { batch });
		const given = [
			{ status: 'Won', notify: 'true' },
			{ status: '?', notify: 1 },
		];
		const done = await outcome(items(together, given), { script: () => ok() });
		expect(seen).toEqual([[{ status: 1, notify: true }]]);
		expect(messages(done.results)).toEqual([
			[{ status: 1, notify: true }],
			'Status has no choice "?"',
		]);

		const stepwise = operation('POST /notes', [status], {
			steps: async ({ values }) => await Promise.resolve([values]),
		});
		const steps = await outcome(items(stepwise, [{ status: 'won' }]), { script: () => ok() });
		expect(messages(steps.results)).toEqual([[{ status: 1 }]]);
	});

	it('reads Return All and Simplify that are given as text', async () => {
		const list = operation('GET /notes', [], {
			returns: 'notes',
			paging: 'byOffset',
			simple: ['id'],
		});
		const notes = Array.from({ length: 100 }, (_, id) => ({ id: id + 1, note: 'x' }));
		const script = ({ query }: { query: Row }) =>
			ok({ notes: query.offset === 0 ? notes : [{ id: 101, note: 'x' }] });
		const values = { returnAll: 'true', limit: 1, simplify: 'False' };
		const all = await outcome(items(list, [values]), { script });
		expect(all.results[0]?.rows).toHaveLength(101);
		expect(all.results[0]?.rows[0]).toEqual({ id: 1, note: 'x' });
		const wrong = await outcome(items(list, [{ ...values, returnAll: 'all' }]), { script });
		expect(messages(wrong.results)).toEqual(['Return All has no choice "all"']);
	});
});
