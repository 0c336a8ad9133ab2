import { maxRatio, measureForms } from './formTime';
import type { Step } from './stage';

export const speedSteps: Step[] = [
	{
		title: 'Open the form as quickly as that of n8n’s own node',
		async run({ page, url, api }) {
			const { ours, theirs, ratio } = await measureForms(page, url, api);
			const result = `${ours.toFixed(0)} ms, n8n’s own ${theirs.toFixed(0)} ms: ${ratio.toFixed(2)} times`;
			if (ratio > maxRatio) throw new Error(`${result}; the limit is ${maxRatio} times`);
			return result;
		},
	},
];
