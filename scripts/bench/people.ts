import type { IDataObject } from 'n8n-workflow';

/** Items with an email address and values of three custom fields. */
export const people = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({
		email: `person${index}@example.com`,
		company: `Company ${index}`,
		city: `City ${index % 50}`,
		plan: index % 2 === 0 ? 'Basic' : 'Professional',
	}));

/** Members of the items in the order of the account's custom fields. */
export const fieldMembers = ['company', 'city', 'plan'] as const;
