import { plainRequest } from '../client/route';
import type { Tools } from '../descriptor';
import { Failure } from '../failure';
import { isZone } from '../zone';
import { isRow } from '../values';

/**
 * The time zone by whose clock the account reads dates without zone: that of the key's user, as set
 * under Settings > Account. It is not the offset of the dates in answers, which is the service's
 * own: a documented user of New York was created at `…-06:00`. Throws `Failure` if there is none.
 * Source: `localZoneid` of GET /users/me; help.activecampaign.com, “What timezone is used when
 * displaying timestamps in the web app?”.
 */
export async function accountZone({ remember, call }: Pick<Tools, 'remember' | 'call'>) {
	const answer = await remember('user of the key', ['users'], async () =>
		call(plainRequest('GET', '/users/me')),
	);
	const user = isRow(answer) ? answer.user : undefined;
	const zone = isRow(user) ? user.localZoneid : undefined;
	if (isZone(zone)) return zone;
	throw new Failure('The time zone of the ActiveCampaign account cannot be read', {
		description:
			'Set the time zone of the user whose API key this is, in ActiveCampaign under Settings > Account',
	});
}
