import type { Account } from '../../types';
import type { Parameters } from './parameters';

/** A result object, or what the few actions without a result code give: a bare array or text. */
export type Answer = Record<string, unknown> | unknown[] | string;

export type Action = (parameters: Parameters, account: Account) => Answer;

export const success = (message: string, members: Record<string, unknown> = {}): Answer => ({
	...members,
	result_code: 1,
	result_message: message,
});

export const failure = (message: string): Answer => ({ result_code: 0, result_message: message });

/** The messages for an empty result and for an unknown id. */
export const nothing = (): Answer => failure('Failed: Nothing is returned');

export const found = (members: Record<string, unknown>): Answer =>
	success('Success: Something is returned', members);

/** Rows under `"0"`, `"1"`, …, next to the result members. */
export const foundRows = (rows: unknown[]): Answer =>
	rows.length === 0 ? nothing() : found({ ...rows });
