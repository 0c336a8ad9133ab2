import type { queries as table } from '../../../emulator/assumptions/queries';
import { type Answer, isOk, listOf } from '../client';
import type { Lab } from '../lab';
import { Inconclusive, type Seen, seen } from '../outcome';
import type { Probes } from '../probe';

type LimitProbe = Probes<typeof table>['limitAbove100'];
type Position = 'clamped' | 'refused422' | 'honored';

const ASKED = 101;

/** Lists that an account of some age has more than 100 rows in. */
const LONG_LISTS = ['contacts', 'tags', 'contactTags', 'fieldValues'];

/** What an answer to `limit=101` says; undefined when the list is too short to say anything. */
function judge(name: string, answer: Answer): Seen<Position> | undefined {
	const evidence = `GET /${name} with limit=${ASKED} answered ${answer.status}`;
	if (answer.status === 422) return seen('refused422', evidence);
	if (!isOk(answer)) return undefined;
	const rows = listOf(answer, name).length;
	const total = Number((Object(answer.json['meta']) as { total?: unknown }).total);
	if (rows >= ASKED) return seen('honored', `${evidence} and ${rows} rows`);
	return rows === 100 && total > 100 ? seen('clamped', `${evidence} and ${rows} rows`) : undefined;
}

const ask = (lab: Lab, name: string) =>
	lab.call('GET', `/${name}`, { query: { limit: String(ASKED) } });

/** Reads a list that is long enough, or makes the tags that are missing to 101. */
export const limitAbove100: LimitProbe = {
	makes: ['tag'],
	requests: 210,
	run: async (lab) => {
		for (const name of LONG_LISTS) {
			const found = judge(name, await ask(lab, name));
			if (found) return found;
		}
		const present = listOf(await ask(lab, 'tags'), 'tags').length;
		for (let number = present; number < ASKED; number++) await lab.tag(`tag-${number}`);
		const found = judge('tags', await ask(lab, 'tags'));
		if (!found) throw new Inconclusive('GET /tags did not count the tags that were made');
		return found;
	},
};
