import type { INodeParameters } from 'n8n-workflow';
import { ActiveCampaignAccountApi } from '../../credentials/ActiveCampaignAccountApi.credentials';
import { ActiveCampaignTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignTrigger.node';
import { processMemory } from '../../nodes/ActiveCampaign/trigger/shared/triggerMemory';
import { createEngine } from '../support/engine';
import { type Stub, startStub } from './stub';

/** What a delivery brought about. */
export interface Received {
	status: number;
	answer: unknown;
	/** Items that started the workflow. */
	items: object[];
}

/** The webhook trigger in n8n's engine, with an account that answers as recorded. */
export interface DeliveryBench {
	stub: Stub;
	/** Posts the members as ActiveCampaign does, to a trigger with these parameters. */
	receive(members: Record<string, string>, parameters: INodeParameters): Promise<Received>;
	/** Throws if a request had no answer. */
	close(): Promise<void>;
}

const secret = 'secret-of-the-registered-webhook-1234567890';

export async function openDeliveryBench(): Promise<DeliveryBench> {
	const stub = await startStub();
	const engine = createEngine({
		nodes: [ActiveCampaignTrigger],
		credentials: [ActiveCampaignAccountApi],
	});
	const credentials = { apiUrl: stub.url, apiKey: 'key-of-the-stub', requestsPerSecond: 100 };
	return {
		stub,
		receive: async (members, parameters) => {
			processMemory.webhooks.clear();
			processMemory.seenChanges.clear();
			const trigger = engine.trigger({ parameters, credentials });
			const server = await trigger.listen();
			const address = trigger.webhookUrl ?? '';
			trigger.staticData.hook = { id: '1', secret, address, instance: '' };
			const response = await fetch(`${address}?token=${secret}`, {
				method: 'POST',
				body: new URLSearchParams(members).toString(),
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
			});
			const text = await response.text();
			await server.close();
			return {
				status: response.status,
				answer: JSON.parse(text) as unknown,
				items: server.delivered.flatMap(({ items = [] }) => items.map((item) => item.json)),
			};
		},
		close: async () => await stub.close(),
	};
}
