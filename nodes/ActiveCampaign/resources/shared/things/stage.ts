import { rowsOf } from '../../../core/client/pages';
import { equalIn } from '../../../core/equality';
import { thing } from '../../../core/form/thing';
import { asText, isRow, type Row } from '../../../core/values';

/** The stages of a page of pipelines, each with its pipeline's name. */
const stagesBeside = (pipelines: Row[], page: unknown): Row[] =>
	(isRow(page) ? rowsOf(page, 'dealStages') : []).map((stage) => ({
		...stage,
		pipeline: pipelines.find(({ id }) => asText(id) === asText(stage.group))?.title,
	}));

export const stages = thing({
	key: 'stages',
	name: 'stage',
	// Read with their pipelines: every pipeline has a “To Contact”.
	route: 'GET /dealGroups',
	returns: 'dealGroups',
	read: stagesBeside,
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
