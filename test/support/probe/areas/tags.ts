import type { contacts as table } from '../../../emulator/assumptions/contacts';
import { type Answer, isOk, listOf, objectOf } from '../client';
import type { Lab } from '../lab';
import { Inconclusive, seen } from '../outcome';
import type { Probes } from '../probe';

type Tags = Pick<Probes<typeof table>, 'tagDuplicate' | 'tagNames'>;

/** Asks for a tag of this name; a tag that came of it is in the ledger. */
const create = async (lab: Lab, name: string): Promise<Answer> =>
	(await lab.workshop.attempt({ kind: 'tag', name }, () => lab.newTag(name))).answer;

const idOf = (answer: Answer) => String(objectOf(answer, 'tag')['id'] ?? '');

const tagDuplicate: Tags['tagDuplicate'] = {
	makes: ['tag'],
	requests: 1,
	run: async (lab) => {
		const { id, name } = await lab.tag('tag-twice');
		const answer = await create(lab, name);
		const { status } = answer;
		const isEntry = String(answer.json['error'] ?? '').includes('Duplicate entry');
		const hasErrors = listOf(answer, 'errors').some(({ code }) => code === 'duplicate');
		const evidence = `POST /tags with a name that exists answered ${status}`;
		if (isOk(answer) && idOf(answer) === id) return seen('existing200', evidence);
		if (isOk(answer)) throw new Inconclusive(`${evidence} with another id`);
		const words = `${evidence}, ${isEntry ? '"Duplicate entry"' : hasErrors ? 'code duplicate' : 'other words'}`;
		if (isEntry && status === 422) return seen('duplicateEntry422', words);
		if (isEntry && status === 400) return seen('duplicateEntry400', words);
		if (isEntry && status === 500) return seen('duplicateEntry500', words);
		if (hasErrors && status === 422) return seen('errors422', words);
		throw new Inconclusive(words);
	},
};

/** Other ways of writing `… Café VIP`, by what differs. */
const VARIANTS = {
	case: 'CAFÉ VIP',
	accent: 'Cafe VIP',
	composition: 'Cafe\u0301 VIP',
	width: 'Ｃafé VIP',
	blanks: 'Café  VIP ',
};

const tagNames: Tags['tagNames'] = {
	makes: ['tag'],
	requests: 6,
	run: async (lab) => {
		const { id } = await lab.tag('tag Café VIP');
		const equal: string[] = [];
		for (const [what, text] of Object.entries(VARIANTS)) {
			const answer = await create(lab, lab.workshop.name(`tag ${text}`));
			if (!isOk(answer) || idOf(answer) === id) equal.push(what);
		}
		const evidence = `taken for the same name: ${equal.join(', ') || 'none'}`;
		if (equal.length === Object.keys(VARIANTS).length) return seen('asIndex', evidence);
		if (equal.join() === 'case') return seen('lowerCase', evidence);
		throw new Inconclusive(evidence);
	},
};

export const tags: Tags = { tagDuplicate, tagNames };
