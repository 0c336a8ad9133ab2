import { plainRequest, segments } from '../../core/client/route';
import type { Field, Operation, Steps } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { choice, longText, required, text, waitForResult } from '../../core/form/fields';
import { isRow, type Row } from '../../core/values';
import { smsBroadcasts } from '../shared/things';

const promptFields: Field[] = [
	required(
		longText('text', 'Prompt', 'What the message is to be about', {
			sendAs: 'prompt',
			placeholder: 'e.g. Our spring sale starts today, 20 % off until Sunday',
		}),
	),
	required(text('tone', 'Tone', 'How the message is to sound', { placeholder: 'e.g. friendly' })),
	required(
		choice(
			'source',
			'Asked From',
			'The place in ActiveCampaign that counts as where the draft was asked for',
			[
				['sms_index', 'SMS Overview'],
				['ai_index', 'AI Overview'],
				['ai_builder', 'AI Builder'],
			],
		),
	),
];

/** Requests a text; with Wait for Result, waits until it is written and gives the broadcast. */
const writeWithAi: Steps = async ({ values, build, call, waitFor }) => {
	const answer = await call(await build());
	const requestId = isRow(answer) ? String(answer.requestId) : '';
	if (values.waitForResult === false) return [{ requestId }];

	const progress = plainRequest('GET', segments('sms', 'broadcasts', 'ai', requestId));
	const { status, broadcastId } = row(await waitFor(progress, (body) => isDone(row(body))));
	if (status === 'error') {
		throw new Failure('ActiveCampaign could not write the message', {
			description: 'Say more exactly in Prompt what the message is about, and try again',
			field: 'Prompt',
		});
	}
	const path = segments('sms', 'broadcasts', String(broadcastId));
	return [row(await call(plainRequest('GET', path)))];
};

function row(body: unknown): Row {
	return isRow(body) ? body : {};
}

function isDone({ status }: Row): boolean {
	return status === 'success' || status === 'error';
}

const unproven = 'The reference does not say how long a text takes';

export const draftOperations: Record<string, Operation> = {
	draft: {
		name: 'Create With AI',
		action: 'Create an SMS broadcast with AI',
		description: 'Let ActiveCampaign write a message and keep it as a draft',
		docs: 'createAIBroadcast',
		route: 'POST /sms/broadcasts/ai',
		recovery: 'drafts of texts are not listed',
		fields: [...promptFields, ...waitForResult],
		steps: writeWithAi,
		unproven,
	},
	getDraftStatus: {
		name: 'Get AI Status',
		action: 'Get the status of an SMS broadcast that AI writes',
		description: 'Read whether a message is written yet, and the ID of its broadcast',
		docs: 'getAIBroadcastStatus',
		route: 'GET /sms/broadcasts/ai/{id}',
		fields: [
			required(
				text(
					'id',
					'Request ID',
					'The ID of the request, as Create With AI without waiting gave it',
					{
						placeholder: 'e.g. 52701258-d47e-4e5a-81e5-cff878c69bf8',
					},
				),
			),
		],
	},
	redraft: {
		name: 'Update With AI',
		action: 'Update an SMS broadcast with AI',
		description: 'Let ActiveCampaign write the message of a broadcast anew',
		docs: 'updateAIBroadcast',
		route: 'PUT /sms/broadcasts/ai',
		fields: [
			smsBroadcasts.locator({ sendAs: 'broadcastId', convert: Number }),
			...promptFields,
			...waitForResult,
		],
		steps: writeWithAi,
		unproven,
	},
};
