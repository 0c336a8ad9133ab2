import { splitList } from '../../core/words';
import { contactAutomationResource } from './contactAutomation';
import { type Part, type PartInput, rowsOfOwner } from './contactPart';

/** Add to Automations. */
export function automationParts({ owner, parts, step, writer }: PartInput): Part[] {
	const rule = parts.automationRule ?? 'notIn';
	return splitList(parts.automations, 'Add to Automations').map((automation) => ({
		part: `automation ${automation}`,
		work: async () => {
			const runs = rule === 'always' ? [] : await rowsOfOwner(owner, 'contactAutomations', step);
			const same = runs.filter((run) => String(run.automation) === automation);
			if (rule === 'never' && same.length > 0) return 'The contact is or was in this automation';
			// Status 1: the run is active; 2: it has ended.
			if (same.some((run) => String(run.status) === '1'))
				return 'The contact is in this automation';
			await writer.write(contactAutomationResource.operations.add, {
				contact: owner.id,
				automation,
			});
			return undefined;
		},
	}));
}
