import { listOf } from '../client';
import type { Lab } from '../lab';
import type { Made } from '../workshop';

/** A pipeline with the stages that the service gives it. */
export function pipeline(lab: Lab, suffix = 'pipeline'): Promise<Made & { stages: string[] }> {
	return lab.once(`pipeline ${suffix}`, async () => {
		const title = lab.workshop.name(suffix);
		let stages: string[] = [];
		const made = await lab.workshop.make({ kind: 'pipeline', name: title }, async () => {
			const dealGroup = { title, currency: 'usd' };
			const answer = await lab.call('POST', '/dealGroups', { body: { dealGroup } });
			stages = listOf(answer, 'dealStages').map(({ id }) => String(id));
			return answer;
		});
		return { ...made, stages };
	});
}

/** An open deal of an own contact in an own pipeline, at the given place of its stages. */
export function deal(lab: Lab, suffix = 'deal', within = 'pipeline', place = 0): Promise<Made> {
	return lab.once(`deal ${suffix}`, async () => {
		const { id: group, stages } = await pipeline(lab, within);
		const { id: contact } = await lab.contact('deals');
		const title = lab.workshop.name(suffix);
		const stage = stages[place];
		const values = {
			title,
			value: 1000,
			currency: 'usd',
			contact,
			group,
			...(stage === undefined ? {} : { stage }),
		};
		return await lab.workshop.make({ kind: 'deal', name: title }, () =>
			lab.call('POST', '/deals', { body: { deal: values } }),
		);
	});
}

export const dealField = (lab: Lab, fieldType: 'text' | 'currency'): Promise<Made> =>
	lab.named('dealField', `deal-${fieldType}`, (fieldLabel) =>
		lab.call('POST', '/dealCustomFieldMeta', {
			body: { dealCustomFieldMetum: { fieldLabel, fieldType, isFormVisible: 0 } },
		}),
	);

export const account = (lab: Lab): Promise<Made> =>
	lab.named('account', 'account', (name) =>
		lab.call('POST', '/accounts', { body: { account: { name } } }),
	);

export const accountField = (lab: Lab): Promise<Made> =>
	lab.named('accountField', 'account-text', (fieldLabel) =>
		lab.call('POST', '/accountCustomFieldMeta', {
			body: { accountCustomFieldMetum: { fieldLabel, fieldType: 'text', isFormVisible: 0 } },
		}),
	);
