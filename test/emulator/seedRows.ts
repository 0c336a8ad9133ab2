import type { MemoryAccount } from './account';
import { normalise } from './shape';
import type { Row } from './types';

type Values = Record<string, unknown>;

/** Puts rows of any kind into an account without requests and without events. */
export class SeedRows {
	constructor(protected readonly account: MemoryAccount) {}

	/** Any collection, `n` rows; `values` may depend on the position from 1. */
	rows(collection: string, n: number, values: (position: number) => Values): Row[] {
		const target = this.account.collection(collection);
		const first = target.size + 1;
		return Array.from({ length: n }, (_, index) =>
			target.insert(normalise(collection, values(first + index))),
		);
	}

	protected named(
		collection: string,
		names: number | string[],
		word: string,
		values: (name: string) => Values,
	): Row[] {
		const first = this.account.collection(collection).size + 1;
		const given =
			typeof names === 'number'
				? Array.from({ length: names }, (_, index) => `${word} ${first + index}`)
				: names;
		return given.map((name) =>
			this.account.collection(collection).insert(normalise(collection, values(name))),
		);
	}
}
