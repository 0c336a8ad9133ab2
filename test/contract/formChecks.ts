import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** Words written in capitals anywhere in a label. */
const capitals = ['API', 'HTML', 'ID', 'IDs', 'IP', 'JSON', 'SMS', 'URL', 'URLs', 'UUID'];

/** n8n's standard texts for paging and Simplify. */
const fixedTexts: Record<string, [label: string, description: string]> = {
	returnAll: ['Return All', 'Whether to return all results or only up to a given limit'],
	limit: ['Limit', 'Max number of results to return'],
	simplify: [
		'Simplify',
		'Whether to return a simplified version of the response instead of the raw data',
	],
};

/** Every property of a form, including those inside collections. */
export function everyProperty(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...insideOf(property).flatMap((group) => everyProperty(group)),
	]);
}

/** The properties inside a property, by group. */
export function insideOf({ type, options = [] }: INodeProperties): INodeProperties[][] {
	if (type === 'collection') return [options as INodeProperties[]];
	return type === 'fixedCollection'
		? (options as INodePropertyCollection[]).map(({ values }) => values)
		: [];
}

/** Problems in the texts of one property that n8n's lint does not find. */
export function checkTexts(property: INodeProperties): string[] {
	const { displayName, name, type, description = '', placeholder } = property;
	const message = (sentence: string) => [`"${displayName}" (${name}): ${sentence}`];
	const [label, text] = fixedTexts[name] ?? [];
	return [
		...(label !== undefined && (displayName !== label || description !== text)
			? message(`must be called "${label}" and described "${text ?? ''}"`)
			: []),
		...(displayName.match(/\w+/g) ?? [])
			.flatMap((word) => capitals.find((one) => one !== word && isSame(one, word)) ?? [])
			.flatMap((word) => message(`write ${word} in capitals`)),
		...(/^\p{Lu}|^\d/u.test(displayName) ? [] : message('the label begins with a capital')),
		...(type !== 'notice' && /\p{L}{4,}/u.test(displayName) && /(^|\s)\p{Ll}{5,}/u.test(displayName)
			? message('the label is in title case')
			: []),
		...(type === 'boolean' && !description.startsWith('Whether ')
			? message('the description of a switch begins with "Whether"')
			: []),
		...(/ {2}|^\s|\s$/.test(`${displayName}${description}`) ? message('spaces to spare') : []),
		...(/\berror/i.test(`${displayName} ${description}`) ? message('speaks of an error') : []),
		...(isOneSentence(description) && description.endsWith('.')
			? message('one sentence ends without a period')
			: []),
		...(isPlaceholderWrong(type, placeholder)
			? message('the placeholder begins with "e.g. "')
			: []),
	];
}

function isSame(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

function isOneSentence(description: string): boolean {
	return !/[.!?]\s/.test(description.replace(/\be\.g\. /g, ''));
}

/** Placeholders begin with “e.g.”, except in collections, where they label the button. */
function isPlaceholderWrong(type: string, placeholder: string | undefined): boolean {
	const isButton = type === 'collection' || type === 'fixedCollection';
	return placeholder !== undefined && !isButton && !placeholder.startsWith('e.g. ');
}

/** Reports a default that is not one of the options. */
export function checkDefault({ name, type, default: given, options }: INodeProperties): string[] {
	if (type !== 'options' || !options?.length) return [];
	return options.some((option) => 'value' in option && option.value === given)
		? []
		: [`${name}: the default ${JSON.stringify(given)} is none of the options`];
}

/** Methods that fill a property, with n8n's kind of method: `listSearch.tags`. */
export function methodsOf({ typeOptions, modes = [] }: INodeProperties): string[] {
	const named = (kind: string, method: string | undefined) =>
		method === undefined ? [] : [`${kind}.${method}`];
	return [
		...named('loadOptions', typeOptions?.loadOptionsMethod),
		...named('resourceMapping', typeOptions?.resourceMapper?.resourceMapperMethod),
		...modes.flatMap((mode) => named('listSearch', mode.typeOptions?.searchListMethod)),
	];
}

/** Sizes over their limit: n8n's editor loads and evaluates the whole form. */
export function checkSize(properties: INodeProperties[]): string[] {
	const size = {
		'top-level entries': [properties.length, 600],
		'distinct names': [new Set(properties.map(({ name }) => name)).size, 150],
		'bytes of JSON': [Buffer.byteLength(JSON.stringify(properties)), 500_000],
	} as const;
	return Object.entries(size)
		.filter(([, [actual, max]]) => actual > max)
		.map(([what, [actual, max]]) => `${actual} ${what}, at most ${max}`);
}
