import { decode, problemsIn } from '../../nodes/ActiveCampaign/core/client/decode';

const reply = (status: number, body: unknown) => decode({ status, headers: {}, body });

describe('an error body { message, error }', () => {
	it('gives error as the detail of the message, once', () => {
		const body = { message: 'Could not process request', error: 'A reason' };
		expect(problemsIn(body)).toEqual([{ title: 'Could not process request', detail: 'A reason' }]);
		expect(problemsIn({ message: 'Failed', error: 'Failed' })).toEqual([{ title: 'Failed' }]);
	});
});

describe('facts read from the words of a refusal', () => {
	it.each([
		[404, { message: 'No Result found for Tag with id 7' }, { model: 'Tag', id: '7' }],
		[403, { message: 'No Result found for _List with id 7' }, { model: '_List', id: '7' }],
		[422, { message: 'No Result found for Tag with id ' }, { model: 'Tag', id: '' }],
		[400, { errors: [{ title: 'No Result found' }] }, {}],
		[404, '', {}],
		[404, { message: 'Not Found' }, {}],
		[403, { message: 'Forbidden' }, undefined],
		[422, { message: 'The list was not found' }, undefined],
	])('status %s with %j is missing: %j', (status, body, missing) => {
		const outcome = reply(status, body);
		expect('missing' in outcome ? outcome.missing : undefined).toEqual(missing);
	});

	it.each([
		[{ errors: [{ title: 'A', code: 'duplicate' }] }, true],
		[{ errors: [{ title: 'A', error: 'duplicate', code: 'field_invalid' }] }, true],
		[{ errors: [{ title: 'First' }, { title: 'Email address already exists here' }] }, true],
		[{ errors: [{ title: 'Taken', detail: 'Segments with these ids already exist.' }] }, true],
		[{ message: 'Failed', error: "Duplicate entry 'a' for key 'b'" }, true],
		[{ message: "Duplicate entry '' for key 'typetag'" }, true],
		[{ message: 'No', error: "SQLSTATE[23000]: 1062 Duplicate entry 'a' for key 'b'" }, true],
		[{ message: 'Duplicates are not allowed here' }, false],
		[{ errors: [{ title: 'The contact is already associated to the deal' }] }, false],
	])('%j is a duplicate: %s', (body, expected) => {
		const outcome = reply(422, body);
		expect('duplicate' in outcome && outcome.duplicate === true).toBe(expected);
	});

	it.each([
		['', true],
		[{}, true],
		[{ message: 'Forbidden' }, true],
		[{ errors: [{ status: 403, title: 'Forbidden' }] }, true],
		[{ errors: [{ status: 403, title: 'Forbidden', detail: 'Not your list' }] }, false],
		[{ message: 'You may not view lists' }, false],
	])('status 403 with %j is unexplained: %s', (body, expected) => {
		const outcome = reply(403, body);
		expect('unexplained' in outcome && outcome.unexplained === true).toBe(expected);
	});
});
