import type { Resource } from '../../core/descriptor';
import {
	clearWhenEmpty,
	longText,
	options,
	required,
	text,
	updateFields,
} from '../../core/form/fields';
import { savedResponses } from '../shared/things';

const title = text('title', 'Title', 'The name that your team sees', {
	placeholder: 'e.g. Thanks for your order',
});
const subject = text('subject', 'Subject', 'The subject line of the mail', {
	placeholder: 'e.g. Thanks for your order',
});
const body = longText('body', 'Text', 'What the mail says, as text or HTML', {
	placeholder: 'e.g. Hello %FIRSTNAME%, thank you …',
});

export const savedResponseResource = {
	name: 'Saved Response',
	value: 'savedResponse',
	description: 'The mails that your team keeps ready for one-to-one answers',
	first: 'getAll',
	operations: {
		create: {
			name: 'Create',
			action: 'Create a saved response',
			description: 'Add a mail that your team can answer with',
			docs: 'saved-responses',
			route: 'POST /savedResponses',
			recovery: savedResponses.recovery,
			wrap: 'savedResponse',
			fields: [required(title), required(subject), required(body)],
			returns: 'savedResponse',
		},
		delete: {
			name: 'Delete',
			action: 'Delete a saved response',
			description: 'Delete a saved response',
			docs: 'retrieve-a-savedresponse',
			route: 'DELETE /savedResponses/{savedResponse}',
			fields: [savedResponses.locator()],
		},
		get: {
			name: 'Get',
			action: 'Get a saved response',
			description: 'Read one saved response',
			docs: 'get-a-savedresponse',
			route: 'GET /savedResponses/{savedResponse}',
			fields: [savedResponses.locator()],
			returns: 'savedResponse',
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many saved responses',
			description: 'Read the saved responses of the account',
			docs: 'list-all-saved-responses',
			route: 'GET /savedResponses',
			returns: 'savedResponses',
			paging: 'byOffset',
		},
		update: {
			name: 'Update',
			action: 'Update a saved response',
			description: 'Change the title, the subject or the text of a saved response',
			docs: 'update-a-saved-response',
			route: 'PUT /savedResponses/{savedResponse}',
			wrap: 'savedResponse',
			fields: [
				savedResponses.locator(),
				updateFields(title, subject, body),
				options(clearWhenEmpty),
			],
			returns: 'savedResponse',
		},
	},
} satisfies Resource;
