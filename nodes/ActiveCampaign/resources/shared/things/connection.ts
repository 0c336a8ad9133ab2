import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText } from '../../../core/values';

export const connections = thing({
	key: 'connections',
	name: 'connection',
	route: 'GET /connections',
	returns: 'connections',
	title: ({ name }) => asText(name),
	detail: ({ service }) => asText(service),
	parameter: 'connection',
	example: { name: 'Toystore', id: '1' },
	created: {
		query: ({ service, externalid }) => ({
			'filters[service]': service,
			'filters[externalid]': externalid,
		}),
		same: equalIn(['service', 'externalid']),
	},
});
