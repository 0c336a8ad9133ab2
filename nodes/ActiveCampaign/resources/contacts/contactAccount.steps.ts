import { Failure } from '../../core/failure';
import { isEmpty } from '../../core/values';
import { accounts } from '../shared/things';
import { accountResource } from './account';
import { accountContactResource } from './accountContact';
import { type Part, type PartInput, rowsOfOwner } from './contactPart';

/** The account that the contact belongs to, by its name. */
export function accountParts(input: PartInput): Part[] {
	const { owner, parts, step, writer } = input;
	if (isEmpty(parts.account)) return [];
	const name = String(parts.account).trim();
	const additionalFields = isEmpty(parts.jobTitle) ? {} : { jobTitle: parts.jobTitle };
	const work = async () => {
		const account = await findOrCreateAccount(name, input);
		const [present] = await rowsOfOwner(owner, 'accountContacts', step);
		if (present === undefined) {
			const values = { contact: owner.id, account, additionalFields };
			await writer.write(accountContactResource.operations.add, values);
			return undefined;
		}
		if (String(present.account) === account) return 'The contact belongs to this account';
		throw new Failure('The contact belongs to another account already', {
			description: 'ActiveCampaign allows one account for a contact: remove the other first',
		});
	};
	return [{ part: `account ${name}`, work }];
}

/** The ID of the account of that name; a new one is created once for all items. */
async function findOrCreateAccount(name: string, { step, writer }: PartInput): Promise<string> {
	const known = await step.find(accounts, name);
	if (known) return String(known.id);
	const create = async () =>
		String((await writer.write(accountResource.operations.create, { name })).id);
	return writer.isDryRun
		? await create()
		: await step.remember(`new account ${name.toLowerCase()}`, ['accounts'], create);
}
