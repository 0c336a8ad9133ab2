import { splitList } from '../../core/words';
import { listStatusOf } from './consent.steps';
import type { Part, PartInput } from './contactPart';
import { subscriptionResource } from './subscription';

/** Subscribe to Lists and Unsubscribe From Lists. */
export function listParts(input: PartInput): Part[] {
	const { subscribe, unsubscribe } = input.parts;
	return [
		...splitList(subscribe, 'Subscribe to Lists').map((list) => subscribeTo(list, input)),
		...splitList(unsubscribe, 'Unsubscribe From Lists').map((list) => unsubscribeFrom(list, input)),
	];
}

function subscribeTo(list: string, { owner, parts, step, writer }: PartInput): Part {
	const resubscribe = parts.resubscribe === true;
	return {
		part: `subscribe to list ${list}`,
		work: async () => {
			if (!resubscribe && !owner.isNew) {
				const status = await listStatusOf(list, owner.id, step);
				if (status.kind === 'active') return 'is subscribed already';
				if (status.kind === 'inactive') return status.reason;
			}
			await writer.write(subscriptionResource.operations.subscribe, {
				contact: owner.id,
				list,
				options: { resubscribe },
			});
			return undefined;
		},
	};
}

function unsubscribeFrom(list: string, { owner, writer }: PartInput): Part {
	return {
		part: `unsubscribe from list ${list}`,
		work: async () => {
			await writer.write(subscriptionResource.operations.unsubscribe, { contact: owner.id, list });
			return undefined;
		},
	};
}
