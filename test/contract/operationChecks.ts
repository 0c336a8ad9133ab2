import type { Operation, Resource } from '../../nodes/ActiveCampaign/core/descriptor';

/** Proper names, capitalised inside a sentence. */
const names = ['ActiveCampaign', 'GraphQL', 'WhatsApp'];

/** Problems in the names and descriptions of a resource's operations. */
export function checkWords(resource: Resource): string[] {
	const actions = Object.values(resource.operations).map(({ action }) => action);
	return [
		...(resource.first in resource.operations
			? []
			: [`first names no operation: ${resource.first}`]),
		...actions
			.filter((action, at) => actions.indexOf(action) !== at)
			.map((action) => `two operations have the action "${action}"`),
		...Object.entries(resource.operations).flatMap(([name, operation]) =>
			checkOperation(name, operation).map((message) => `${name}: ${message}`),
		),
	];
}

function checkOperation(key: string, { name, action, description }: Operation): string[] {
	return [
		...((key === 'getAll') === (name === 'Get Many')
			? []
			: [`getAll is called "Get Many" and nothing else is, not "${name}"`]),
		...(isSentenceCase(action) ? [] : [`the action "${action}" is in sentence case`]),
		...(/\.$/.test(action) ? ['the action ends without a period'] : []),
		...(/\berror/i.test(description) ? ['the description speaks of an error'] : []),
		...(/^[^.]*\.$/.test(description) ? ['one sentence ends without a period'] : []),
	];
}

function isSentenceCase(sentence: string): boolean {
	const [first = '', ...others] = sentence.split(' ');
	return (
		/^\p{Lu}/u.test(first) && !others.some((word) => /^\p{Lu}.*\p{Ll}/u.test(word) && !isName(word))
	);
}

function isName(word: string): boolean {
	return names.includes(word) || /^(ID|URL|API)s$/.test(word);
}
