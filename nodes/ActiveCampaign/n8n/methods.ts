import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { Client } from '../core/client/client';
import type { CustomField, FieldSource, Lookup } from '../core/descriptor';
import { customFields } from '../core/run/customFields';
import { identify } from '../core/run/identify';
import { describe, listOf, offer } from '../core/run/lookup';
import { isEmpty, isRow, type Row } from '../core/values';
import { connect } from './connect';
import { orNodeError } from './orNodeError';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

type ResourceMapping = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** n8n's list search methods, one per look-up, by its name. */
export function listSearches(lookups: Record<string, Lookup>): Record<string, ListSearch> {
	return Object.fromEntries(
		Object.entries(lookups).map(([name, lookup]) => [name, listSearch(lookup)]),
	);
}

/** n8n's load options methods, one per look-up, by its name: the whole list, for multi-selects. */
export function loadOptions(lookups: Record<string, Lookup>): Record<string, LoadOptions> {
	return Object.fromEntries(
		Object.entries(lookups).map(([name, lookup]) => [
			name,
			async function (this: ILoadOptionsFunctions) {
				return await withClient(this, async (client) =>
					(await listOf(client, lookup)).map((row) => optionOf(lookup, row)),
				);
			},
		]),
	);
}

/** n8n's resource mapping methods, one per source of custom fields, by its name. */
export function resourceMappings(
	sources: Record<string, FieldSource>,
	lookups: Record<string, Lookup>,
): Record<string, ResourceMapping> {
	return Object.fromEntries(
		Object.entries(sources).map(([name, source]) => [
			name,
			async function (this: ILoadOptionsFunctions) {
				return await withClient(this, async (client) => {
					const owner = await ownerOf(this, client, source, lookups);
					const fields = owner === undefined ? [] : await customFields(client, source, owner);
					return {
						fields: fields.map(mapperField),
						emptyFieldsNotice:
							owner === undefined
								? 'Choose first what the fields belong to'
								: 'There are no custom fields of this kind yet',
					};
				});
			},
		]),
	);
}

/** The ID of the object that has the fields, '' if the source has no owner; undefined if none is chosen yet. */
async function ownerOf(
	context: ILoadOptionsFunctions,
	client: Client,
	{ owner }: FieldSource,
	lookups: Record<string, Lookup>,
): Promise<string | undefined> {
	const lookup = owner && lookups[owner.lookup];
	if (!owner || !lookup) return '';
	const value: unknown = context.getCurrentNodeParameter(owner.field);
	const isChosen = isRow(value) && !isEmpty(value.value);
	return isChosen ? await identify(client, lookup, value, lookup.label) : undefined;
}

function mapperField({ id, title, type, options }: CustomField): ResourceMapperField {
	const isChoice = (type === 'dropdown' || type === 'radio') && options.length > 0;
	return {
		id,
		displayName: title,
		defaultMatch: false,
		required: false,
		display: true,
		canBeUsedToMatch: false,
		type: isChoice ? 'options' : (mapperTypes[type] ?? 'string'),
		...(isChoice ? { options: options.map((option) => ({ name: option, value: option })) } : {}),
	};
}

/** n8n's field type for ActiveCampaign's types; multi-selects take an array. */
const mapperTypes: Record<string, ResourceMapperField['type']> = {
	date: 'dateTime',
	datetime: 'dateTime',
	number: 'number',
	currency: 'number',
	checkbox: 'array',
	listbox: 'array',
	multiselect: 'array',
	'multi-select': 'array',
};

function listSearch(lookup: Lookup): ListSearch {
	return async function (this: ILoadOptionsFunctions, filter = '', paginationToken = '0') {
		return await withClient(this, async (client) => {
			const { rows, next } = await offer(client, lookup, filter.trim(), Number(paginationToken));
			return {
				results: rows.map((row) => optionOf(lookup, row)),
				...(next === undefined ? {} : { paginationToken: String(next) }),
			};
		});
	};
}

function optionOf(lookup: Lookup, row: Row): { name: string; value: string } {
	return { name: describe(lookup, row), value: String(row.id) };
}

/** Does work for the form with a client; a failure is shown as an error of the node. */
async function withClient<T>(
	context: ILoadOptionsFunctions,
	work: (client: Client) => Promise<T>,
): Promise<T> {
	return await orNodeError(context, async () => {
		const { client } = await connect(context);
		return await work(client);
	});
}
