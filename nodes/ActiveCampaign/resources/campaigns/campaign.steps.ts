import type { StepInput, Steps } from '../../core/descriptor';
import { accountZone } from '../../core/run/accountZone';
import { rowsFrom } from '../../core/run/output';
import { isEmpty, isRow, type Row } from '../../core/values';
import { momentIn } from '../../core/zone';

/** Changes a campaign that is a draft. */
export const updateDraft: Steps = async (input) => {
	const request = await input.build();
	const body = await withAccountDate(isRow(request.body) ? request.body : {}, input);
	return rowsFrom(input.operation, await input.call({ ...request, body }), false);
};

/**
 * The body with its date by the clock of the account and with that offset: so it is the same moment
 * whether or not the service heeds the offset, which the reference does not say.
 */
async function withAccountDate(body: Row, tools: StepInput): Promise<Row> {
	const { scheduledDate } = body;
	if (isEmpty(scheduledDate)) return body;
	const zone = await accountZone(tools);
	return { ...body, scheduledDate: momentIn(Date.parse(String(scheduledDate)), zone) };
}
