import type { INodePropertyOptions } from 'n8n-workflow';
import type { Field, Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { choice, json, required, text } from '../../nodes/ActiveCampaign/core/form/fields';
import { contacts, deals } from '../../nodes/ActiveCampaign/resources/shared/things';
import { examine } from './examine';
import { notOfferedElsewhere } from './findings';

/** A note as the reference documents it. */
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

const [reltype, relid, noteText] = note.fields as [Field, Field, Field];

const list: Operation = {
	name: 'Get Many',
	action: 'Get many notes',
	description: 'Read notes',
	docs: 'retrieve-list-of-all-notes',
	route: 'GET /notes',
	returns: 'notes',
	paging: 'byOffset',
};

describe('Contract checks', () => {
	test('ignore what another operation of the same route offers', () => {
		const notOfferedFinding = (about: string) => ({ about, message: '', notOffered: true });
		const wrong = { about: 'docs', message: '' };
		expect(
			notOfferedElsewhere(
				[notOfferedFinding('phone'), notOfferedFinding('email'), wrong],
				[[notOfferedFinding('email')]],
			),
		).toEqual([notOfferedFinding('email'), wrong]);
		expect(notOfferedElsewhere([notOfferedFinding('phone')], [])).toHaveLength(1);
	});

	test('find nothing in pages of a list that only links in answers name', async () => {
		const linked: Operation = {
			...list,
			docs: 'retrieve-a-deal',
			route: 'GET /deals/{deal}/activities',
			fields: [deals.locator()],
			returns: 'activities',
		};
		expect(await examine(linked)).toEqual([]);
		expect(await examine({ ...linked, paging: undefined })).toEqual([]);
	});

	const foundTopics = async (operation: Operation) => [
		...new Set((await examine(operation)).map(({ about }) => about)),
	];

	test.each([['a write', note] as const, ['a list', list] as const])(
		'find nothing in %s as documented',
		async (_, operation) => {
			expect(await examine(operation)).toEqual([]);
		},
	);

	test.each<[fault: string, operation: Operation, about: string[]]>([
		['a route that does not exist', { ...note, route: 'POST /note' }, ['route']],
		['an API without the route', { ...note, api: 'v2' }, ['route']],
		['another page', { ...note, docs: 'update-a-note' }, ['docs']],
		['no page', { ...note, docs: 'not a page', route: 'POST /notes' }, ['docs']],
		['no envelope', { ...note, wrap: undefined }, ['envelope']],
		['a wrong response member', { ...note, returns: 'notes' }, ['returns']],
		[
			'a required member that may be empty',
			{
				...note,
				fields: [reltype, relid, { ...noteText, required: false }],
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
					noteText,
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
					noteText,
				],
			},
			['reltype=Deal'],
		],
		[
			'a value of another type',
			{ ...note, fields: [reltype, { ...relid, placeholder: 'e.g. abc' }, noteText] },
			['type relid'],
		],
		[
			'a member beside the envelope',
			{ ...note, fields: [reltype, { ...relid, place: 'besideEnvelope' }, noteText] },
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
		['paging that is not used', { ...list, paging: undefined }, ['paging', 'limit', 'offset']],
		[
			'a cursor that the list does not have',
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
			['path', 'form', 'route'],
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
			['path', 'form'],
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
	])('find %s', async (_, operation, about) => {
		expect((await foundTopics(operation)).sort()).toEqual([...about].sort());
	});
});
