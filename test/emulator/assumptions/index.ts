import { bulkImport } from './bulkImport';
import { contacts } from './contacts';
import { customObjects } from './customObjects';
import { queries } from './queries';
import { sales } from './sales';
import { transport } from './transport';
import { webhooks } from './webhooks';

export { notes } from './notes';
export type { Switch } from './switch';

/** All assumptions about the service that may be wrong, by name. */
export const switches = {
	...transport,
	...queries,
	...contacts,
	...customObjects,
	...bulkImport,
	...webhooks,
	...sales,
};

export type SwitchName = keyof typeof switches;

/** One position of each switch. */
export type Positions = { [Name in SwitchName]: (typeof switches)[Name]['positions'][number] };

/** Positions of some switches. */
export type Assume = { [Name in SwitchName]?: Positions[Name] | undefined };

const names = Object.keys(switches) as SwitchName[];

export const defaultPositions = Object.fromEntries(
	names.map((name) => [name, switches[name].default]),
) as Positions;

/** The given switches without the unset ones; throws on a name or position that does not exist. */
export function checked(assume: Readonly<Record<string, string | undefined>>): Partial<Positions> {
	const set = Object.entries(assume).filter(([, position]) => position !== undefined);
	for (const [name, position] of set) {
		const found = names.find((known) => known === name);
		if (!found) throw new Error(`There is no switch "${name}"`);
		const positions: readonly string[] = switches[found].positions;
		if (!positions.includes(String(position))) {
			throw new Error(`${name} is ${positions.join(' or ')}, not "${String(position)}"`);
		}
	}
	return Object.fromEntries(set) as Partial<Positions>;
}
