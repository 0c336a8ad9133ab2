/** The service's internal names, as they show in "No Result found for <Model> with id N". */
const INTERNAL: Record<string, string> = {
	contacts: 'Subscriber',
	contactTags: 'SubscriberTag',
	contactAutomations: 'SubscriberSeries',
	contactLists: 'SubscriberList',
	contactDeals: 'SubscriberDeal',
	accounts: 'CustomerAccount',
	accountContacts: 'CustomerAccountSubscriber',
	automations: 'Series',
	lists: '_List',
	configs: 'ConfigResult',
};

export function modelOf(collection: string): string {
	const singular = singularOf(collection);
	return INTERNAL[collection] ?? singular.charAt(0).toUpperCase() + singular.slice(1);
}

const SINGULARS: Record<string, string> = {
	accountCustomFieldMeta: 'accountCustomFieldMetum',
	accountCustomFieldData: 'accountCustomFieldDatum',
	dealCustomFieldMeta: 'dealCustomFieldMetum',
	dealCustomFieldData: 'dealCustomFieldDatum',
	contactData: 'contactDatum',
	linkData: 'linkDatum',
	addresses: 'address',
};

/** The service's singular of a collection, irregular ones included. */
export function singularOf(collection: string): string {
	return SINGULARS[collection] ?? collection.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
}

export function pluralOf(singular: string): string {
	const irregular = Object.entries(SINGULARS).find(([, value]) => value === singular);
	return (
		irregular?.[0] ?? (/[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`)
	);
}
