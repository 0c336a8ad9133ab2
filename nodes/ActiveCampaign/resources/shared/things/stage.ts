import { rowsOf } from '../../../core/client/pages';
import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText, isRow, type Row } from '../../../core/values';

/** The stages that are side-loaded with a page of pipelines, each with its pipeline's name. */
const stagesOfPage = (pipelines: Row[], page: unknown): Row[] =>
	(isRow(page) ? rowsOf(page, 'dealStages') : []).map((stage) => ({
		...stage,
		pipeline: pipelines.find(({ id }) => asText(id) === asText(stage.group))?.title,
	}));

export const stages = thing({
	key: 'stages',
	name: 'stage',
	// Listed with their pipelines, because titles repeat: every new pipeline has a “To Contact”.
	route: 'GET /dealGroups',
	returns: 'dealGroups',
	read: stagesOfPage,
	changedBy: ['dealStages'],
	title: ({ title }) => asText(title),
	detail: ({ pipeline }) => asText(pipeline),
	parameter: 'stage',
	example: { name: 'To Contact', id: '3' },
	created: {
		route: 'GET /dealStages',
		returns: 'dealStages',
		query: ({ title, group }) => ({ 'filters[title]': title, 'filters[d_groupid]': group }),
		same: equalIn(['title', 'group']),
	},
});
