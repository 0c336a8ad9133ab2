import { NodeHelpers, type INodeProperties, type INodeTypeDescription } from 'n8n-workflow';
import type { Parameters } from '../../migrate/workflowFile';

/** Values that refer to seeded rows or need a certain format. */
const values: Record<string, unknown> = {
	account: 1,
	acceptsMarketing: true,
	contact: 1,
	currency: 'usd',
	customerid: 1,
	customFieldId: '1',
	exclude: '2',
	email: 'new@example.com',
	email_like: 'example',
	field: '1',
	formid: '1',
	group: '1',
	limit: 5,
	listid: '1',
	orderBy: 'orders[email]',
	owner: '1',
	percent: 40,
	price: 1999,
	quantity: 2,
	segmentid: '1',
	seriesid: '1',
	shippingAmount: 562,
	source: 1,
	stage: '2',
	status: 1,
	syncStatus: 0,
	tagId: '1',
	tagid: '1',
	tagType: 'contact',
	taxAmount: 730,
	totalPrice: 4560,
	updateIfExists: true,
	value: 12345,
	waitid: '1',
	connectionid: 1,
};

/** Parameters that ActiveCampaign requires although n8n's node does not. */
const alsoRequired: Record<string, string[]> = {
	'deal.create': ['group'],
	'deal.updateNote': ['dealNote'],
	'ecommerceOrder.create': ['externalid'],
};

/** The operations of the node as `resource.operation`. */
export function operationsOf({ properties }: INodeTypeDescription): string[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap((selector) =>
			(selector.options ?? []).map(
				(option) =>
					`${String(selector.displayOptions?.show?.resource?.[0])}.${String('value' in option ? option.value : '')}`,
			),
		);
}

/** The required parameters of an operation, or all of them, filled in. */
export function sampleParameters(
	description: INodeTypeDescription,
	operation: string,
	which: 'required' | 'all',
): Parameters {
	const [resource = '', name = ''] = operation.split('.');
	const keptParameters = { resource, operation: name };
	const shown = description.properties.filter(
		(property) =>
			!['resource', 'operation', 'simple'].includes(property.name) &&
			property.displayOptions?.show?.resource?.includes(resource) === true &&
			NodeHelpers.displayParameter(
				{ ...keptParameters, returnAll: false },
				property,
				{ typeVersion: 1 },
				description,
			),
	);
	const isNeeded = (property: INodeProperties) =>
		property.required === true ||
		/^(orderId|procuctId)$/.test(property.name) ||
		alsoRequired[operation]?.includes(property.name) === true;
	const selected = which === 'all' ? shown : shown.filter(isNeeded);
	return {
		...keptParameters,
		...Object.fromEntries(selected.map((property) => [property.name, sampleOf(property)])),
	};
}

function sampleOf(property: INodeProperties): unknown {
	const { name, type } = property;
	if (type === 'collection') {
		const members = Object.fromEntries(
			(property.options as INodeProperties[]).map((option) => [option.name, sampleOf(option)]),
		);
		return property.typeOptions?.multipleValues ? [members] : members;
	}
	if (type === 'fixedCollection') {
		return Object.fromEntries(
			(property.options as Array<{ name: string; values: INodeProperties[] }>).map((group) => [
				group.name,
				[Object.fromEntries(group.values.map((inner) => [inner.name, textOf(inner)]))],
			]),
		);
	}
	if (type === 'dateTime' || /date$/i.test(name)) return '2026-05-01T09:30:00.000Z';
	if (type === 'boolean') return values[name] ?? false;
	if (type === 'number') return values[name] ?? 1;
	return textOf(property);
}

/** A text sample; the `value` of a custom field is text, that of a deal an amount. */
function textOf({ name, type }: INodeProperties): unknown {
	const known = type === 'string' && name === 'value' ? undefined : values[name];
	if (known !== undefined) return type === 'string' ? String(known) : known;
	return /url$/i.test(name) ? `https://example.com/${name}` : `Some ${name}`;
}
