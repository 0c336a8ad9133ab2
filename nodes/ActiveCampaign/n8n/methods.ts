import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { Client } from '../core/client/client';
import type { CustomField, FieldSource, Thing } from '../core/descriptor';
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

/** A searchable selector for every thing, under the thing's key. */
export function listSearches(things: readonly Thing[]): Record<string, ListSearch> {
	return Object.fromEntries(things.map((thing) => [thing.key, listSearch(thing)]));
}

/** All of each thing, for selectors of several, under the thing's key. */
export function loadOptions(things: readonly Thing[]): Record<string, LoadOptions> {
	return Object.fromEntries(
		things.map((thing) => [
			thing.key,
			async function (this: ILoadOptionsFunctions) {
				return await withClient(this, async (client) =>
					(await listOf(client, thing)).map((row) => optionOf(thing, row)),
				);
			},
		]),
	);
}

/** The custom fields of each source as typed form fields, under the source's key. */
export function resourceMappings(sources: readonly FieldSource[]): Record<string, ResourceMapping> {
	return Object.fromEntries(
		sources.map((source) => [
			source.key,
			async function (this: ILoadOptionsFunctions) {
				return await withClient(this, async (client) => {
					const owner = await ownerOf(this, client, source);
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
): Promise<string | undefined> {
	if (!owner) return '';
	const value: unknown = context.getCurrentNodeParameter(owner.field);
	const isChosen = isRow(value) && !isEmpty(value.value);
	return isChosen ? await identify(client, owner.thing, value, owner.thing.name) : undefined;
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

/**
 * n8n's field type for ActiveCampaign's types, text for all others. Several options are text too: for
 * its type `array` n8n accepts nothing but JSON, and text takes every form, arrays included.
 */
const mapperTypes: Record<string, ResourceMapperField['type']> = {
	date: 'dateTime',
	datetime: 'dateTime',
	number: 'number',
	currency: 'number',
};

function listSearch(thing: Thing): ListSearch {
	return async function (this: ILoadOptionsFunctions, filter = '', paginationToken = '0') {
		return await withClient(this, async (client) => {
			const { rows, next } = await offer(client, thing, filter.trim(), Number(paginationToken));
			return {
				results: rows.map((row) => optionOf(thing, row)),
				...(next === undefined ? {} : { paginationToken: String(next) }),
			};
		});
	};
}

function optionOf(thing: Thing, row: Row): { name: string; value: string } {
	return { name: describe(thing, row), value: String(row.id) };
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
