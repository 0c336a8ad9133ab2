import type { RequestRecovery } from '../../nodes/ActiveCampaign/core/client/exchange';
import type { Failure } from '../../nodes/ActiveCampaign/core/failure';
import { tagResource } from '../../nodes/ActiveCampaign/resources/contacts/tag';
import { ask, failureOf, memoryClient, ok } from './memoryClient';
import { items, outcome } from './runMemory';

const code = { errors: [{ title: 'This is taken', code: 'duplicate' }] };
const title = {
	errors: [{ title: 'A tag with this name already exists.', code: 'field_invalid' }],
};
const inError = {
	message: 'Could not process request',
	error: "Duplicate entry 'contact-VIP' for key 'typetag'",
};

describe('a create that the service refuses as a duplicate', () => {
	const shapes: Array<[shape: string, status: number, body: object]> = [
		['the code', 422, code],
		['the title', 422, title],
		['the member error', 422, inError],
		['the member error of a 500', 500, inError],
	];

	it.each(shapes)('fails as a duplicate at the first send, by %s', async (_, status, body) => {
		const { client, clock, sent } = memoryClient({ script: () => ({ status, body }) });
		const failure = await clock.run(failureOf(client.call(ask('PUT', '/tags/1'))));
		expect((failure as Failure).facts).toMatchObject({
			duplicate: true,
			description: expect.stringContaining('Create or Update'),
		});
		expect(sent()).toHaveLength(1);
	});

	it.each(shapes)('is found by Find or Create, by %s', async (_, status, body) => {
		let isTaken = false;
		const { results, sent } = await outcome(
			items(tagResource.operations.findOrCreate, [{ name: 'VIP', tagType: 'contact' }]),
			{
				script: ({ method }) => {
					if (method === 'GET')
						return ok({ tags: isTaken ? [{ id: '7', tag: 'VIP', tagType: 'contact' }] : [] });
					// Another client creates the tag between the search and the create.
					isTaken = true;
					return { status, body };
				},
			},
		);
		expect(results[0]?.rows).toEqual([expect.objectContaining({ id: '7', created: false })]);
		expect(sent().filter((line) => line.startsWith('POST'))).toHaveLength(1);
	});

	it('shows the reason from the member error', async () => {
		const { client, clock } = memoryClient({ script: () => ({ status: 422, body: inError }) });
		const failure = await clock.run(failureOf(client.call(ask('POST', '/tags'))));
		expect((failure as Failure).message).toBe(`${inError.message}: ${inError.error}`);
	});

	it.each([422, 500])('is recovered after an unknown outcome, status %d', async (status) => {
		const tags: object[] = [];
		const { client, clock, sent } = memoryClient({
			script: ({ method }, index) => {
				// The first create is stored only after the search for it.
				if (index === 2) tags.push({ id: '7', tag: 'VIP' });
				if (method === 'GET') return ok({ tags });
				return index === 0 ? { networkError: 'ECONNRESET' } : { status, body: inError };
			},
		});
		const recovery: RequestRecovery = {
			route: 'GET /tags',
			returns: 'tags',
			same: () => true,
			anyAge: true,
			parts: {},
			member: 'tag',
		};
		const answer = await clock.run(client.call(ask('POST', '/tags', { recovery })));
		expect(answer).toEqual({ tag: { id: '7', tag: 'VIP' } });
		expect(sent()).toEqual(['POST /tags', 'GET /tags', 'POST /tags', 'GET /tags']);
	});
});
