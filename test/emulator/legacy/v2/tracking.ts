import type { Account, Handler } from '../../types';
import { authorized, result } from './routes';

type Switch = 'eventTracking' | 'siteTracking';

/** Event names and the switch of event tracking. */
export const listEvents: Handler = authorized((_parameters, account) =>
	names(account, 'eventTrackingEvents'),
);

export const removeEvent: Handler = authorized((parameters, account) =>
	remove(account, 'eventTrackingEvents', parameters.text('event') || parameters.text('name')),
);

export const switchEvents: Handler = authorized((parameters, account) =>
	turn(account, 'eventTracking', parameters.text('status') || parameters.text('enabled')),
);

/** Whitelisted domains and the switch of site tracking. */
export const listSites: Handler = authorized((_parameters, account) =>
	names(account, 'siteTrackingDomains'),
);

export const addSite: Handler = authorized((parameters, account) => {
	const name = parameters.text('domain') || parameters.text('name');
	if (name === '') return result(0, 'Missing required parameter: domain');
	const domains = account.collection('siteTrackingDomains');
	if (domains.findBy('name', name).length === 0) domains.insert({ name });
	return result(1, 'Site added');
});

export const removeSite: Handler = authorized((parameters, account) =>
	remove(account, 'siteTrackingDomains', parameters.text('domain') || parameters.text('name')),
);

export const switchSites: Handler = authorized((parameters, account) =>
	turn(account, 'siteTracking', parameters.text('status') || parameters.text('enabled')),
);

/** JavaScript text. */
export const siteCode: Handler = authorized(
	() => '<script type="text/javascript">vgo("setAccount", "1"); vgo("process");</script>',
);

function names(account: Account, collection: string) {
	return account
		.collection(collection)
		.all()
		.map((row) => ({ name: row.name }));
}

function remove(account: Account, collection: string, name: string) {
	const rows = account.collection(collection).findBy('name', name);
	for (const row of rows) account.collection(collection).remove(row.id);
	return rows.length > 0 ? result(1, 'Removed') : result(0, `${name} does not exist`);
}

/** Whether tracking is on; the row is the one of v3. */
export function isOn(account: Account, which: Switch): boolean {
	const enabled = account.collection(which).all()[0]?.enabled;
	return [true, 1, '1', 'true'].some((value) => value === enabled);
}

/** Setting the state that it has already is an error. */
function turn(account: Account, which: Switch, status: string) {
	const enabled = ['enable', 'enabled', 'on', '1', 'true'].includes(status);
	if (!enabled && !['disable', 'disabled', 'off', '0', 'false'].includes(status)) {
		return result(0, 'Missing required parameter: status');
	}
	if (isOn(account, which) === enabled) {
		return result(0, `Tracking is already ${enabled ? 'enabled' : 'disabled'}`);
	}
	const settings = account.collection(which);
	const row = settings.all()[0];
	if (row) settings.update(row.id, { enabled });
	else settings.insert({ id: which, enabled });
	return result(1, `Tracking ${enabled ? 'enabled' : 'disabled'}`);
}
