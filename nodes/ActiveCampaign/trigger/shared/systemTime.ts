/** Time of day in milliseconds, for comparison with ActiveCampaign's dates; tests replace it. */
export const systemTime = { now: () => Date.now() };
