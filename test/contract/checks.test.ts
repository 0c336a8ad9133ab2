import type { INodePropertyOptions } from 'n8n-workflow';
import type { Field, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { choice, json, required, text } from '../../nodes/ActiveCampaign/core/form/fields';
import { contacts } from '../../nodes/ActiveCampaign/resources/shared/things';
import { examine } from './examine';
import { notElsewhere } from './findings';

/** A note as the reference describes it: nothing to find. */
const note: Operation = {
	name: 'Create',
	action: 'Create a note',
	description: 'Add a note',
	docs: 'create-a-note',
	route: 'POST /notes',
	wrap: 'note',
	fields: [
		choice('reltype', 'About', 'What it is about', [
			['Activity', 'Activity'],
			['Deal', 'Deal'],
			['DealTask', 'Task'],
			['Subscriber', 'Contact'],
			['CustomerAccount', 'Account'],
		]),
		required(text('relid', 'ID', 'Of what', { placeholder: 'e.g. 123' })),
		required(text('note', 'Note', 'What it says')),
	],
	returns: 'note',
};

const [reltype, relid, words] = note.fields as [Field, Field, Field];

const list: Operation = {
	name: 'Get Many',
	action: 'Get many notes',
	description: 'Read notes',
	docs: 'retrieve-list-of-all-notes',
	route: 'GET /notes',
	returns: 'notes',
	paging: 'byOffset',
};

test('what another operation of the route offers is not missed', () => {
	const lacks = (about: string) => ({ about, says: '', offer: true });
	const wrong = { about: 'docs', says: '' };
	expect(notElsewhere([lacks('phone'), lacks('email'), wrong], [[lacks('email')]])).toEqual([
		lacks('email'),
		wrong,
	]);
	expect(notElsewhere([lacks('phone')], [])).toHaveLength(1);
});

const found = async (operation: Operation) => [
	...new Set((await examine(operation)).map(({ about }) => about)),
];

test.each([['a write', note] as const, ['a list', list] as const])(
	'%s as documented has no findings',
	async (_, operation) => {
		expect(await examine(operation)).toEqual([]);
	},
);

test.each<[fault: string, operation: Operation, about: string[]]>([
	['a route that does not exist', { ...note, route: 'POST /note' }, ['route']],
	['an API that has not the route', { ...note, api: 'v2' }, ['route']],
	['another page', { ...note, docs: 'update-a-note' }, ['docs']],
	['no page', { ...note, docs: 'not a page', route: 'POST /notes' }, ['docs']],
	['no envelope', { ...note, wrap: undefined }, ['envelope']],
	['a wrong answer member', { ...note, returns: 'notes' }, ['returns']],
	[
		'a required member that may be empty',
		{
			...note,
			fields: [reltype, relid, { ...words, required: false }],
		},
		['note required'],
	],
	[
		'a required member that is not offered',
		{ ...note, fields: [reltype, relid] },
		['note', 'note required'],
	],
	[
		'an unknown member',
		{ ...note, fields: [...(note.fields ?? []), text('colour', 'Colour', 'Of it')] },
		['+colour'],
	],
	['an unknown fixed member', { ...note, fixed: { colour: 'red' } }, ['+colour']],
	[
		'an unknown query parameter',
		{
			...note,
			fields: [...(note.fields ?? []), text('colour', 'Colour', 'Of it', { place: 'query' })],
		},
		['+colour'],
	],
	[
		'an unknown value',
		{
			...note,
			fields: [
				{ ...reltype, options: [...(reltype.options as []), { name: 'Dog', value: 'Dog' }] },
				relid,
				words,
			],
		},
		['reltype=Dog'],
	],
	[
		'a missing value',
		{
			...note,
			fields: [
				{
					...reltype,
					options: (reltype.options as INodePropertyOptions[]).filter(
						({ value }) => value !== 'Deal',
					),
				},
				relid,
				words,
			],
		},
		['reltype=Deal'],
	],
	[
		'a value of another type',
		{ ...note, fields: [reltype, { ...relid, placeholder: 'e.g. abc' }, words] },
		['type relid'],
	],
	[
		'a member beside the envelope',
		{ ...note, fields: [reltype, { ...relid, place: 'besideEnvelope' }, words] },
		['envelope'],
	],
	[
		'a form that is refused',
		{
			...note,
			fields: [
				reltype,
				relid,
				{ ...json('note', 'Note', 'Text'), required: true, placeholder: 'e.g. {' },
			],
		},
		['form', 'route'],
	],
	['pages that are not walked', { ...list, paging: undefined }, ['paging', 'limit', 'offset']],
	[
		'a cursor where there is none',
		{ ...list, paging: 'byId' },
		['paging', '+orders[id]', 'offset'],
	],
	[
		'a route parameter without field',
		{
			...note,
			docs: 'retrieve-a-note',
			route: 'GET /notes/{id}',
			wrap: undefined,
			fields: [],
		},
		['path'],
	],
	[
		'a route parameter that may be empty',
		{
			...note,
			docs: 'retrieve-a-note',
			route: 'GET /notes/{contact}',
			wrap: undefined,
			fields: [contacts.locator({ required: false })],
		},
		['path'],
	],
	[
		'a step that sends nothing',
		{ ...note, steps: async () => await Promise.resolve([]) },
		['route'],
	],
	[
		'a step that calls what does not exist',
		{
			...note,
			steps: async ({ call, build, remove }) => {
				await call(await build());
				await remove('/notebooks/1');
				return [];
			},
		},
		['request DELETE /notebooks/1'],
	],
	['an unknown filter', { ...list, fields: [text('colour', 'Colour', 'Which')] }, ['+colour']],
])('%s is found', async (_, operation, about) => {
	expect((await found(operation)).sort()).toEqual([...about].sort());
});
