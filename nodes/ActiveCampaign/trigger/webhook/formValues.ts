import type { IHookFunctions } from 'n8n-workflow';
import { withChoices } from '../../core/run/choices';
import type { Row } from '../../core/values';
import { triggerFields } from './webhookForm';

/** What the form of the trigger says of the choices that it offers. */
export interface FormValues {
	events: string[];
	sources: string[];
	options: Row;
}

/** The choices of the trigger as the form writes them; throws `Failure` naming an unknown one. */
export function formValues(context: Pick<IHookFunctions, 'getNodeParameter'>): FormValues {
	const values = {
		events: context.getNodeParameter('events', []),
		sources: context.getNodeParameter('sources', []),
		options: context.getNodeParameter('options', {}),
	};
	return withChoices(triggerFields, values) as unknown as FormValues;
}
