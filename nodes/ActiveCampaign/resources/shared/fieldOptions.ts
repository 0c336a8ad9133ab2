import type { Operation } from '../../core/descriptor';

/** How options of a custom field of contacts are created, whoever does it. */
export const fieldOptionRoute = {
	route: 'POST /fieldOption/bulk',
	recovery: 'options that were there before look the same',
} satisfies Partial<Operation>;
