import { splitList } from '../../nodes/ActiveCampaign/core/values';

describe('splitList', () => {
	it.each([
		['VIP, Gold', ['VIP', 'Gold']],
		[
			['Smith, John', ' VIP '],
			['Smith, John', 'VIP'],
		],
		[7, ['7']],
		['', []],
		[undefined, []],
		[null, []],
		[NaN, []],
		[[null, '', 'VIP', []], ['VIP']],
		['["VIP","Gold"]', ['VIP', 'Gold']],
		[' ["Smith, John", 7, null] ', ['Smith, John', '7']],
		[
			['["VIP","Gold"]', 'New'],
			['VIP', 'Gold', 'New'],
		],
		['[]', []],
		['[Monthly Enews]', ['[Monthly Enews]']],
		['[A], [B]', ['[A]', '[B]']],
		['{curly}', ['{curly}']],
		['Undefined, nullable, nan', ['Undefined', 'nullable', 'nan']],
	])('%j is %j', (value, expected) => expect(splitList(value, 'Tags')).toEqual(expected));

	it.each([
		'undefined',
		'null',
		'NaN',
		'[object Object]',
		'VIP, [object Object],Gold',
		'[object Object],[object Object]',
		['VIP', 'undefined'],
		'["VIP","null"]',
	])('refuses %j: an expression gave no value', (value) => {
		expect(() => splitList(value, 'Tags')).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(/^An expression in Tags gave no value: "/),
				facts: expect.objectContaining({ field: 'Tags' }),
			}),
		);
	});

	it.each([
		{ name: 'VIP' },
		[{ name: 'VIP' }],
		'{"name":"VIP"}',
		'[{"name":"VIP"}]',
		[['VIP']],
		true,
		Infinity,
	])('refuses %j, naming the field', (value) => {
		expect(() => splitList(value, 'Tags')).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(/^Tags is not valid: /),
				facts: expect.objectContaining({ field: 'Tags' }),
			}),
		);
	});
});
