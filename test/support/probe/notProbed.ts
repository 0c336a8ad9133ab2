import type { SwitchName } from '../../emulator/assumptions';

/** Switches that cannot be probed without harm, with the reason. */
export const notProbed = {
	enrolAgain:
		'automations cannot be made through the API, and enrolling a contact in one of the account would start it',
} as const satisfies Partial<Record<SwitchName, string>>;

export type NotProbed = keyof typeof notProbed;

/** Why a probe that needs more than the key is left out. */
export const withoutOption = {
	limit: 'it has to go over the rate limit: run with --include-limit',
	deliveries: 'it needs a URL that ActiveCampaign can reach: run with --webhook-url',
} as const;
