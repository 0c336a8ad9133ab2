import type { Resource } from '../../core/descriptor';
import {
	additionalFields,
	clearWhenEmpty,
	filters,
	options,
	required,
	sort,
	text,
	updateFields,
} from '../../core/form/fields';
import { pipelines, stages } from '../shared/things';
import { display } from './stage.fields';

const title = text('title', 'Title', 'What the stage is called', {
	placeholder: 'e.g. To Contact',
});

const simple = ['id', 'title', 'group', 'order', 'color', 'dealOrder', 'cdate', 'udate'];

export const stageResource = {
	name: 'Stage',
	value: 'stage',
	description: 'The stages of your pipelines. To move one deal, use Deal.',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a stage',
			description: 'Add a stage to a pipeline, at its end unless you say where',
			docs: 'create-a-deal-stage',
			route: 'POST /dealStages',
			recovery: stages.recovery,
			wrap: 'dealStage',
			fields: [
				required(title),
				pipelines.locator({ sendAs: 'group' }),
				additionalFields(...display),
			],
			returns: 'dealStage',
			simple,
		},
		delete: {
			name: 'Delete',
			action: 'Delete a stage',
			description: 'Delete a stage from its pipeline',
			docs: 'delete-a-deal-stage',
			route: 'DELETE /dealStages/{stage}',
			fields: [stages.locator()],
			unproven: 'The reference does not say what becomes of the deals',
		},
		get: {
			name: 'Get',
			action: 'Get a stage',
			description: 'Read one stage',
			docs: 'retrieve-a-deal-stage',
			route: 'GET /dealStages/{stage}',
			fields: [stages.locator()],
			returns: 'dealStage',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many stages',
			description: 'Read the stages of one pipeline or of all',
			docs: 'list-all-deal-stages',
			route: 'GET /dealStages',
			fields: [
				filters(
					pipelines.locator({
						sendAs: 'filters[d_groupid]',
						required: false,
						description: 'Stages of this pipeline',
					}),
					text('title', 'Title Contains', 'Part of the title', {
						sendAs: 'filters[title]',
						placeholder: 'e.g. contact',
					}),
				),
				sort(['title', 'Title']),
			],
			returns: 'dealStages',
			paging: 'byOffset',
			simple,
		},
		moveDeals: {
			name: 'Move All Deals',
			action: 'Move all deals of a stage to another stage',
			description: 'Put every deal of a stage into another stage of the same pipeline',
			docs: 'move-deals-to-another-deal-stage',
			route: 'PUT /dealStages/{stage}/deals',
			wrap: 'deal',
			fields: [
				stages.locator({ displayName: 'From Stage' }),
				stages.locator({ name: 'targetStage', displayName: 'To Stage', sendAs: 'stage' }),
			],
			returns: 'deals',
			simple: ['id', 'title', 'status', 'value', 'currency', 'contact', 'group', 'stage', 'owner'],
		},
		update: {
			name: 'Update',
			action: 'Update a stage',
			description: 'Change the title, the pipeline, the place or the look of a stage',
			docs: 'update-a-deal-stage',
			route: 'PUT /dealStages/{stage}',
			wrap: 'dealStage',
			fields: [
				stages.locator(),
				updateFields(
					title,
					pipelines.locator({
						sendAs: 'group',
						required: false,
						description: 'The pipeline that the stage goes to',
					}),
					...display,
				),
				options(clearWhenEmpty),
			],
			returns: 'dealStage',
			simple,
		},
	},
} satisfies Resource;
