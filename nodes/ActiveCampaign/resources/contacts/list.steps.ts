import { isBlankAnswer } from '../../core/client/content';
import { plainRequest } from '../../core/client/route';
import type { StepInput } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import { Failure } from '../../core/failure';
import { isRow, type Row, shorten } from '../../core/values';

/** The answer was empty on a real account (recorded 2021), with an error code: only a read shows the change. */
export async function renameList({ build, call }: StepInput): Promise<Row[]> {
	const request = await build();
	const body = await call(request);
	if (!isBlankAnswer(body)) return [isRow(body) && isRow(body.list) ? body.list : { result: body }];
	const read = await call(plainRequest('GET', request.path));
	const list = isRow(read) && isRow(read.list) ? read.list : {};
	const sent = isRow(request.body) && isRow(request.body.list) ? request.body.list : {};
	if (equalIn(['name'])(list, sent)) return [list];
	throw new Failure('ActiveCampaign did not change the list', {
		description: `Its answer was empty, and the list is still called ${shorten(list.name)}. Run it again in a few minutes`,
	});
}
