import type { Operation } from '../../nodes/ActiveCampaign/core/descriptor';
import { resources } from '../../nodes/ActiveCampaign/resources';
import facts from './facts.json';

/** The fact about an operation's route, whatever the names of its parameters. */
function factOf({ route }: Operation) {
	const pattern = new RegExp(`^${route.replace(/\{\w+\}/g, '\\{\\w+\\}')}$`);
	return facts.find(({ method, path }) => pattern.test(`${method} ${path}`));
}

const operations = resources.flatMap(({ value, operations: own }) =>
	Object.entries(own).map(([name, operation]): [string, Operation] => [
		`${value}.${name}`,
		operation,
	]),
);

const withAnswers = (...kinds: string[]) =>
	operations.filter(([, { answers }]) => answers !== undefined && kinds.includes(answers));

/** Answers that the reference does not describe as they are, with what shows it. */
const notAsDescribed: Record<string, string> = {
	'address.getGroupTie': 'an address need not have one',
	'address.getListTie': 'an address need not have one',
	'contact.getGeoAddress': 'not every IP address has one',
	'contact.getMoreData': 'not every contact has any',
	'contact.getOrganization': 'not every contact has one',
	'contact.getPlusAppend': 'not every contact has any',
	'emailContent.getTags': 'an array that may be empty',
	'personalization.deleteMany': 'recorded: plain text',
	'siteTracking.getCode': 'the script itself, not an object',
};

describe('What the answer of an operation holds', () => {
	it('is rows in a member where the reference has a list', () => {
		const lists = operations.filter(([, operation]) => {
			const { paging, returns, route, api } = operation;
			const isRead = route.startsWith('GET ') && api === undefined;
			return isRead && !paging && returns !== undefined && factOf(operation)?.response.list;
		});
		expect(lists.length).toBeGreaterThan(20);
		expect(lists.filter(([, { answers }]) => answers !== 'list').map(([key]) => key)).toEqual([]);
	});

	it('is said to be a list only where the reference has one', () => {
		const wrong = withAnswers('list').filter(
			([, operation]) => factOf(operation)?.response.list !== true,
		);
		expect(wrong.map(([key]) => key)).toEqual([]);
	});

	it('is said to be nothing, or text, only where the reference describes no content', () => {
		const wrong = withAnswers('nothing', 'text', 'anything').filter(
			([key, operation]) =>
				notAsDescribed[key] === undefined && factOf(operation)?.response.envelope.length !== 0,
		);
		expect(wrong.map(([key]) => key)).toEqual([]);
	});
});
