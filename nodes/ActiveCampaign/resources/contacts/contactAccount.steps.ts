import type { Wanted } from '../../core/descriptor';
import { nameKey } from '../../core/equality';
import { Failure } from '../../core/failure';
import { createNamed } from '../../core/run/createNamed';
import { isEmpty, type Row } from '../../core/values';
import { asWord } from '../../core/words';
import { useNamed } from '../shared/named';
import { accounts } from '../shared/things';
import { accountResource } from './account';
import { accountContactResource } from './accountContact';
import { type Part, type PartInput, rowsOfOwner } from './contactPart';

/** Throws `Failure` for what can be no name of an account, before anything is stored. */
export function checkAccount({ account }: Row): void {
	if (!isEmpty(account)) asWord(account, 'Account');
}

/** The account that the contact belongs to, by its name. */
export function accountParts(input: PartInput): Part[] {
	const { owner, parts, step, writer } = input;
	if (isEmpty(parts.account)) return [];
	const name = asWord(parts.account, 'Account');
	const additionalFields = isEmpty(parts.jobTitle) ? {} : { jobTitle: parts.jobTitle };
	const work = async () => {
		const [present] = await rowsOfOwner(owner, 'accountContacts', step);
		if (present === undefined) {
			const idOf = async (wanted: Wanted) => await findOrCreateAccount(name, input, wanted);
			await useNamed(idOf, async (account) => {
				const values = { contact: owner.id, account, additionalFields };
				await writer.write(accountContactResource.operations.add, values);
			});
			return undefined;
		}
		const account = await step.find(accounts, name);
		if (String(present.account) === String(account?.id))
			return 'The contact belongs to this account';
		throw new Failure('The contact belongs to another account already', {
			description: 'ActiveCampaign allows one account for a contact: remove the other first',
		});
	};
	return [{ part: `account ${name}`, work }];
}

/** The ID of the account of that name; a new one is created once for all items. */
async function findOrCreateAccount(
	name: string,
	{ step, writer }: PartInput,
	wanted: Wanted,
): Promise<string> {
	const known = await step.find(accounts, name, wanted);
	if (known) return String(known.id);
	const create = async () => {
		const { id } = await createNamed({
			kind: accounts.name,
			name,
			create: async () => await writer.write(accountResource.operations.create, { name }),
			find: async (again) => await step.find(accounts, name, again),
		});
		return String(id);
	};
	return writer.isDryRun
		? await create()
		: await step.remember(`new account ${nameKey(name)}`, ['accounts'], create, wanted.foundMs);
}
