import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText, isRow } from '../../../core/values';

export const customObjects = thing({
	key: 'schemas',
	name: 'custom object',
	route: 'GET /customObjects/schemas',
	returns: 'schemas',
	title: ({ labels, slug }) => asText(isRow(labels) ? labels.singular : slug),
	detail: ({ slug }) => asText(slug),
	parameter: 'schema',
	example: { name: 'Event Ticket', id: '6449c3f3-b68d-46d1-850b-c8aea998ce1b' },
	created: { same: equalIn(['slug']) },
});
