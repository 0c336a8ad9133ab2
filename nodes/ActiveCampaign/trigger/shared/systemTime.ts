/** The time of day in milliseconds, to compare with dates of ActiveCampaign; tests set it. */
export const systemTime = { now: () => Date.now() };
