import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** Words that keep their capitals wherever they stand in a label. */
const capitals = ['API', 'HTML', 'ID', 'IDs', 'IP', 'JSON', 'SMS', 'URL', 'URLs', 'UUID'];

/** The texts that n8n's editor shows for paging and Simplify everywhere. */
const fixedTexts: Record<string, [label: string, description: string]> = {
	returnAll: ['Return All', 'Whether to return all results or only up to a given limit'],
	limit: ['Limit', 'Max number of results to return'],
	simplify: [
		'Simplify',
		'Whether to return a simplified version of the response instead of the raw data',
	],
};

/** Every property of a form, those inside collections among them. */
export function everyProperty(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...insideOf(property).flatMap((group) => everyProperty(group)),
	]);
}

/** The properties inside one, by group. */
export function insideOf({ type, options = [] }: INodeProperties): INodeProperties[][] {
	if (type === 'collection') return [options as INodeProperties[]];
	return type === 'fixedCollection'
		? (options as INodePropertyCollection[]).map(({ values }) => values)
		: [];
}

/** What is wrong with the texts of one property beyond what n8n's lint finds. */
export function checkTexts(property: INodeProperties): string[] {
	const { displayName, name, type, description = '', placeholder } = property;
	const says = (sentence: string) => [`"${displayName}" (${name}): ${sentence}`];
	const [label, text] = fixedTexts[name] ?? [];
	return [
		...(label !== undefined && (displayName !== label || description !== text)
			? says(`must be called "${label}" and described "${text ?? ''}"`)
			: []),
		...(displayName.match(/\w+/g) ?? [])
			.flatMap((word) => capitals.find((one) => one !== word && isSame(one, word)) ?? [])
			.flatMap((word) => says(`write ${word} in capitals`)),
		...(/^\p{Lu}|^\d/u.test(displayName) ? [] : says('the label begins with a capital')),
		...(type !== 'notice' && /\p{L}{4,}/u.test(displayName) && /(^|\s)\p{Ll}{5,}/u.test(displayName)
			? says('the label is in title case')
			: []),
		...(type === 'boolean' && !description.startsWith('Whether ')
			? says('the description of a switch begins with "Whether"')
			: []),
		...(/ {2}|^\s|\s$/.test(`${displayName}${description}`) ? says('spaces to spare') : []),
		...(/\berror/i.test(`${displayName} ${description}`) ? says('speaks of an error') : []),
		...(isOneSentence(description) && description.endsWith('.')
			? says('one sentence ends without a period')
			: []),
		...(isPlaceholderWrong(type, placeholder) ? says('the placeholder begins with "e.g. "') : []),
	];
}

function isSame(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

function isOneSentence(description: string): boolean {
	return !/[.!?]\s/.test(description.replace(/\be\.g\. /g, ''));
}

/** The placeholder of a collection is the label of its button. */
function isPlaceholderWrong(type: string, placeholder: string | undefined): boolean {
	const isButton = type === 'collection' || type === 'fixedCollection';
	return placeholder !== undefined && !isButton && !placeholder.startsWith('e.g. ');
}

/** Whether the default of a choice is one of its options. */
export function checkDefault({ name, type, default: given, options }: INodeProperties): string[] {
	if (type !== 'options' || !options?.length) return [];
	return options.some((option) => 'value' in option && option.value === given)
		? []
		: [`${name}: the default ${JSON.stringify(given)} is none of the options`];
}

/** Methods that a property is filled by, under the kind that n8n looks for them in: `listSearch.tags`. */
export function methodsOf({ typeOptions, modes = [] }: INodeProperties): string[] {
	const named = (kind: string, method: string | undefined) =>
		method === undefined ? [] : [`${kind}.${method}`];
	return [
		...named('loadOptions', typeOptions?.loadOptionsMethod),
		...named('resourceMapping', typeOptions?.resourceMapper?.resourceMapperMethod),
		...modes.flatMap((mode) => named('listSearch', mode.typeOptions?.searchListMethod)),
	];
}

/** What grows with the number of resources and must not: n8n's editor works on all of it. */
export function checkSize(properties: INodeProperties[]): string[] {
	const size = {
		'top-level entries': [properties.length, 600],
		'distinct names': [new Set(properties.map(({ name }) => name)).size, 150],
		'bytes of JSON': [Buffer.byteLength(JSON.stringify(properties)), 500_000],
	} as const;
	return Object.entries(size)
		.filter(([, [is, most]]) => is > most)
		.map(([what, [is, most]]) => `${is} ${what}, at most ${most}`);
}
