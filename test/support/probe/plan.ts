import { type SwitchName, switches } from '../../emulator/assumptions';
import { MOST_PER_SECOND } from './client';
import { kindNames, kinds, PREFIX } from './kinds';
import { type NotProbed, notProbed, withoutOption } from './notProbed';
import { callOf } from './operations';
import type { Probe, ProbedName } from './probe';
import { probes } from './probes';
import { readUnproven, type UnprovenOperation } from './unproven';

/** Name that `only` has for the operations of docs/operations.md. */
export const OPERATIONS = 'operations';

export interface Choice {
	/** Names of switches, and `operations`; all when empty. */
	only: readonly string[];
	includeLimit: boolean;
	deliveries: boolean;
}

export interface Plan {
	probes: Array<[ProbedName, Probe]>;
	operations: UnprovenOperation[];
	/** Switches that are left out, with the reason. */
	notProbed: Array<[SwitchName, string]>;
	requests: number;
	minutes: number;
}

/** What a run does; throws for a name that does not exist. */
export function planOf(
	{ only, includeLimit, deliveries }: Choice,
	requestsPerSecond: number,
): Plan {
	const known = [...Object.keys(switches), OPERATIONS];
	const unknown = only.find((name) => !known.includes(name));
	if (unknown !== undefined) throw new Error(`There is no switch "${unknown}"`);
	const isChosen = (name: string) => only.length === 0 || only.includes(name);
	const has = { limit: includeLimit, deliveries };
	const chosen = probes.filter(([name]) => isChosen(name));
	const runs = chosen.filter(([, { needs }]) => needs === undefined || has[needs]);
	const left: Array<[SwitchName, string]> = chosen.flatMap(([name, { needs }]) =>
		needs === undefined || has[needs] ? [] : [[name, withoutOption[needs]]],
	);
	const never = (Object.keys(notProbed) as NotProbed[]).filter(isChosen);
	const operations = isChosen(OPERATIONS) ? readUnproven() : [];
	const { requests, seconds } = estimate(runs, operations);
	return {
		probes: runs,
		operations,
		notProbed: [...left, ...never.map((name): [SwitchName, string] => [name, notProbed[name]])],
		requests,
		minutes: Math.max(
			1,
			Math.round((requests / Math.min(requestsPerSecond, MOST_PER_SECOND) + seconds) / 60),
		),
	};
}

function estimate(runs: Plan['probes'], operations: UnprovenOperation[]) {
	const made = runs.flatMap(([, { makes }]) => makes).length;
	const called = operations.filter((operation) => typeof callOf(operation) !== 'string').length;
	const own = runs.reduce((sum, [, { requests }]) => sum + requests, 0);
	// Looking for leftovers once for each kind, a create and a delete for about every second thing.
	const requests = own + kindNames.length + made + Math.round(called * 1.8) + 10;
	const seconds = runs.reduce((sum, [, probe]) => sum + (probe.seconds ?? 0), 0);
	return { requests: Math.round(requests / 10) * 10, seconds };
}

const list = (texts: string[]) =>
	texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;

const WIDTH = 100;

/** Breaks a text into lines between its words. */
function wrapped(text: string): string {
	const lines = [''];
	for (const word of text.split(' ')) {
		const line = lines.at(-1) ?? '';
		if (line !== '' && line.length + word.length >= WIDTH) lines.push(word);
		else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
	}
	return lines.join('\n');
}

/** What the user agrees to, before anything is sent. */
export function openingText(plan: Plan, rate: number): string {
	const made = new Set(plan.probes.flatMap(([, { makes }]) => makes));
	if (plan.operations.length > 0) for (const kind of kindNames) made.add(kind);
	const labels = kindNames.filter((kind) => made.has(kind)).map((kind) => kinds[kind].label);
	const needs = (need: Probe['needs']) => plan.probes.some(([, probe]) => probe.needs === need);
	const questions = plan.probes.length === 1 ? 'one question' : `${plan.probes.length} questions`;
	const calls = plan.operations.length > 0 ? ' and calls operations that are unproven' : '';
	return [
		`This asks your ActiveCampaign account ${questions} about how its API answers${calls}.`,
		'',
		labels.length > 0
			? `- It creates its own ${list(labels)}. Their names begin with "${PREFIX}"; they are deleted at the end, also after Ctrl-C or an error.`
			: '- It creates nothing.',
		'- It sends no mail, and it changes or deletes nothing that it did not create.',
		...(made.has('list')
			? ['- It subscribes only its own contacts (…@example.com), and only to its own lists.']
			: []),
		'- Of what it reads in your account it keeps how answers are built, and no value.',
		`- It sends at most ${rate} ${rate === 1 ? 'request' : 'requests'} a second: about ${plan.requests} requests in ${plan.minutes} min.`,
		...(needs('deliveries')
			? [
					'- For some seconds at a time its own webhooks listen to changes made through the API. Changes that other integrations make in that time are delivered to them as well, and are dropped.',
				]
			: []),
		...(needs('limit')
			? [
					'- As you asked, it goes over the rate limit for about a minute. Other integrations of this account can be refused in that time.',
				]
			: []),
		...(labels.length > 0
			? [
					'',
					'Automations of your account that start with any contact, tag, list or deal can react to what it creates. Prefer a sandbox or trial account.',
				]
			: []),
	]
		.map(wrapped)
		.join('\n');
}
