import type { IHookFunctions } from 'n8n-workflow';
import { withChoices } from '../../core/run/choices';
import { checkFilters, emptyFilterFailure } from '../../core/run/filters';
import type { Row } from '../../core/values';
import { triggerFields } from './webhookForm';

/** What the form of the trigger says of the choices that it offers. */
export interface FormValues {
	events: string[];
	sources: string[];
	options: Row;
}

/**
 * The choices of the trigger as the form writes them; throws `Failure` naming an unknown one, or a
 * filter that was added and is empty.
 */
export function formValues(context: Pick<IHookFunctions, 'getNodeParameter'>): FormValues {
	const values = {
		events: context.getNodeParameter('events', []),
		sources: context.getNodeParameter('sources', []),
		options: context.getNodeParameter('options', {}),
		filters: context.getNodeParameter('filters', {}),
	};
	const filters = checkFilters(triggerFields, values);
	if (filters.empty) throw emptyFilterFailure(filters.empty);
	return withChoices(triggerFields, filters.values) as unknown as FormValues;
}
