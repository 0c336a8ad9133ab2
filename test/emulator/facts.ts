import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from './fact';
import { corrected } from './factCorrections';

export type { Fact, FactField } from './fact';

export interface Refusal {
	status: number;
	body: unknown;
}

function read<T>(file: string): T {
	return JSON.parse(readFileSync(join(__dirname, '..', 'contract', file), 'utf8')) as T;
}

/** The operations of the reference. */
export const facts = read<Fact[]>('facts.json');

/** The operations as the emulator serves them. */
export const servedFacts = facts.map(corrected);

const examples = read<Record<string, unknown>>('examples.json');
const refusals = read<Record<string, Refusal[]>>('errors.json');

/** `GET /contacts/{id}`; operations outside `/api/3` carry their base. */
export const operationKey = (fact: Pick<Fact, 'method' | 'path' | 'base'>) =>
	`${fact.method} ${fact.base ?? ''}${fact.path}`;

/** The documented or recorded answer of an operation. */
export const exampleOf = (key: string): unknown => examples[key];

/** The documented and recorded refusals of an operation, recorded ones last. */
export const refusalsOf = (key: string): Refusal[] => refusals[key] ?? [];

/** Path on the emulator: `/api/3/contacts/{id}`, `/event` for the tracking host. */
export function servedPath(fact: Pick<Fact, 'path' | 'base'>): string {
	return `${(fact.base ?? '/api/3').replace(/^https?:\/\/[^/]+/, '')}${fact.path}`;
}
