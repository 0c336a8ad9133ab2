import { measureForms, mostTimes } from './formTime';
import type { Step } from './stage';

export const speedSteps: Step[] = [
	{
		title: 'Open the form as quickly as that of n8n’s own node',
		async run({ page, url, api }) {
			const { ours, theirs, ratio } = await measureForms(page, url, api);
			const words = `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms: ${ratio.toFixed(2)} times`;
			if (ratio > mostTimes) throw new Error(`${words}, at most ${mostTimes} are wanted`);
			return words;
		},
	},
];
