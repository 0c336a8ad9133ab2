import { thing } from '../../../core/form/thing';
import { asText, isRow } from '../../../core/values';

export const segments = thing({
	key: 'segments',
	name: 'segment',
	route: 'GET /audiences',
	returns: 'data',
	paging: 'byPage',
	changedBy: ['segmentsV2'],
	title: ({ attributes }) => asText(isRow(attributes) ? attributes.name : ''),
	parameter: 'segment',
	example: { name: 'Customers of this year', id: '1ab85f0e-3b5c-4a35-bc07-242c68a7d195' },
});
