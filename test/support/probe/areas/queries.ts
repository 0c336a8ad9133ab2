import type { queries as table } from '../../../emulator/assumptions/queries';
import { listOf, needed } from '../client';
import type { Lab } from '../lab';
import { Inconclusive, seen } from '../outcome';
import type { Probes } from '../probe';
import { limitAbove100 } from './limitAbove100';

type Queries = Probes<typeof table>;

const nameFilters: Queries['nameFilters'] = {
	makes: ['list'],
	requests: 2,
	run: async (lab) => {
		const { id, name } = await lab.list();
		const finds = async (text: string) => {
			const answer = needed(await lab.call('GET', '/lists', { query: { 'filters[name]': text } }));
			return listOf(answer, 'lists').some((row) => String(row['id']) === id);
		};
		if (!(await finds(name))) throw new Inconclusive('the whole name did not find the list');
		return (await finds(name.slice(3, -2)))
			? seen('contains', 'GET /lists found a list by a part of its name')
			: seen('equals', 'GET /lists found a list by its whole name only');
	},
};

const unknownFilters: Queries['unknownFilters'] = {
	makes: ['list'],
	requests: 1,
	run: async (lab) => {
		await lab.list();
		const query = { 'filters[colour]': 'red', limit: '1' };
		const answer = needed(await lab.call('GET', '/lists', { query }));
		return listOf(answer, 'lists').length === 0
			? seen('compare', 'GET /lists with an unknown filter found nothing')
			: seen('ignored', 'GET /lists with an unknown filter found lists');
	},
};

/** Whether `GET /contacts` finds an own contact, asked for by its address and by more. */
async function finds(
	lab: Lab,
	email: string,
	query: Record<string, string> = {},
): Promise<boolean> {
	const answer = needed(await lab.call('GET', '/contacts', { query: { email, ...query } }));
	return listOf(answer, 'contacts').length > 0;
}

const statusWithoutList: Queries['statusWithoutList'] = {
	makes: ['contact', 'list'],
	requests: 3,
	run: async (lab) => {
		const [gone, other, list] = [
			await lab.contact('unsubscribed'),
			await lab.contact('dates'),
			await lab.list(),
		];
		needed(await lab.subscribe(gone, list, 2));
		const found = [
			await finds(lab, gone.name, { status: '2' }),
			await finds(lab, other.name, { status: '2' }),
		];
		const evidence = `status=2 found an unsubscribed contact: ${yes(found[0])}, one on no list: ${yes(found[1])}`;
		if (!found[0]) throw new Inconclusive(evidence);
		return found[1] ? seen('ignored', evidence) : seen('anyList', evidence);
	},
};

const yes = (value: boolean | undefined) => (value ? 'yes' : 'no');

const TEN_MINUTES = 600_000;

/** A moment as the clock on the wall of a zone shows it, `2026-01-05T09:00:00+14:00`. */
function inZone(moment: number, hours: number): string {
	const text = new Date(moment + hours * 3_600_000).toISOString().slice(0, 19);
	return `${text}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
}

const dateFilterZone: Queries['dateFilterZone'] = {
	makes: ['contact'],
	requests: 2,
	run: async (lab) => {
		const { name, created } = await lab.contact('dates');
		const moment = Date.parse(created);
		if (Number.isNaN(moment)) throw new Inconclusive('a new contact has no readable date');
		const after = (text: string) => finds(lab, name, { 'filters[updated_after]': text });
		// Without its offset the earlier moment reads as later than the change, and the later one as earlier.
		const found = [
			await after(inZone(moment - TEN_MINUTES, 14)),
			await after(inZone(moment + TEN_MINUTES, -12)),
		];
		const evidence = `updated_after 10 min before the change in +14:00 found it: ${yes(found[0])}, 10 min after it in -12:00: ${yes(found[1])}`;
		if (found[0] && !found[1]) return seen('heeded', evidence);
		if (!found[0] && found[1]) return seen('ignored', evidence);
		throw new Inconclusive(evidence);
	},
};

const unreadableDateFilter: Queries['unreadableDateFilter'] = {
	makes: ['contact'],
	requests: 2,
	run: async (lab) => {
		const { name } = await lab.contact('dates');
		if (!(await finds(lab, name)))
			throw new Inconclusive('the contact is not found by its address');
		return (await finds(lab, name, { 'filters[updated_after]': 'no date' }))
			? seen('ignored', 'updated_after "no date" found the contact')
			: seen('findsNothing', 'updated_after "no date" found nothing');
	},
};

const tagSearch: Queries['tagSearch'] = {
	makes: ['tag'],
	requests: 2,
	run: async (lab) => {
		const { id, name } = await lab.tag('search Café');
		const finds = async (search: string) => {
			const answer = needed(await lab.call('GET', '/tags', { query: { search } }));
			return listOf(answer, 'tags').some((row) => String(row['id']) === id);
		};
		if (!(await finds(name))) throw new Inconclusive('search did not find a new tag by its name');
		return (await finds(name.replace('Café', 'cafe')))
			? seen('asIndex', 'search "cafe" found "Café"')
			: seen('lowerCase', 'search "cafe" did not find "Café"');
	},
};

const sublists: Queries['sublists'] = {
	makes: ['field'],
	requests: 4,
	run: async (lab) => {
		const { id } = await lab.field('dropdown');
		const fieldOptions = Array.from({ length: 21 }, (_, at) => {
			const value = lab.workshop.name(`option-${at}`);
			return { field: id, value, label: value, orderid: at + 1, isdefault: false };
		});
		needed(await lab.call('POST', '/fieldOption/bulk', { body: { fieldOptions } }));
		const count = async (query: Record<string, string>) => {
			const answer = needed(await lab.call('GET', `/fields/${id}/options`, { query }));
			return listOf(answer, 'fieldOptions').length;
		};
		const [plain, limited, rest] = [
			await count({}),
			await count({ limit: '100' }),
			await count({ limit: '100', offset: '20' }),
		];
		const evidence = `GET /fields/{id}/options of 21 options gave ${plain}, with limit=100 ${limited}, with offset=20 ${rest}`;
		if (plain >= 21 && rest >= 21) return seen('whole', evidence);
		if (limited >= 21 && rest < 21) return seen('paged', evidence);
		if (limited === 20 && rest < 20) return seen('pagesOf20', evidence);
		throw new Inconclusive(evidence);
	},
};

const emptyRelation: Queries['emptyRelation'] = {
	makes: ['contact'],
	requests: 1,
	run: async (lab) => {
		const { id } = await lab.contact('dates');
		const { status, json, text } = await lab.call('GET', `/contacts/${id}/organization`);
		const evidence = `GET /contacts/{id}/organization answered ${status}`;
		if (status === 404) return seen('notFound404', evidence);
		if (status === 200 && /^\s*\{\s*\}\s*$/.test(text))
			return seen('emptyObject', `${evidence} {}`);
		if (status === 200 && json['organization'] === null)
			return seen('null', `${evidence} with null`);
		throw new Inconclusive(`${evidence} in another form`);
	},
};

export const queries: Queries = {
	limitAbove100,
	nameFilters,
	unknownFilters,
	statusWithoutList,
	dateFilterZone,
	unreadableDateFilter,
	tagSearch,
	sublists,
	emptyRelation,
};
