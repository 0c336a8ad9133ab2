/** The time of day in milliseconds, to compare with dates of ActiveCampaign; tests set it. */
export const wall = { now: () => Date.now() };
