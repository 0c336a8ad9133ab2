import { matchesPath } from './journal';
import type { EmulatorRequest } from './types';

export type FaultKind =
	| 'status'
	| 'html502'
	/** The provider's page for an outage: a bare `<div>` with 200. */
	| 'outagePage'
	/** A firewall's page: 403 with `cf-mitigated: challenge`. */
	| 'challengePage'
	/** 407 with the page of a proxy. */
	| 'proxyPage'
	/** 301 to a login page, as a wrong account name answers. */
	| 'loginRedirect'
	/** The connection is cut before the work: nothing has changed. */
	| 'resetBefore'
	/** The work is done, then the connection is cut. */
	| 'resetAfter'
	/** The answer waits `delayMs` of the emulator's clock, after the work. */
	| 'slow'
	/** The declared length is whole, the body is cut in half. */
	| 'truncated'
	/** The work is done; the answer is 200 without a body, as `contact/sync` sometimes answers. */
	| 'empty';

export type FaultMatch =
	((request: EmulatorRequest) => boolean) | { method?: string; path?: string | RegExp };

export interface Fault {
	kind: FaultKind;
	/** HTTP status of the response; default 503 for the kind `status`, otherwise that of the kind. */
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	/** The body by the request, in place of `body`. */
	bodyFor?: (request: EmulatorRequest) => unknown;
	delayMs?: number;
}

export interface PlannedFault extends Fault {
	match?: FaultMatch;
	/** How many matching requests are hit; default 1. */
	times?: number;
}

export interface RandomFaults {
	seed: number;
	/** Share of requests that are hit, 0 to 1. */
	rate: number;
	/** Kinds to choose from, or faults in full. */
	kinds: Array<FaultKind | Fault>;
	match?: FaultMatch;
}

/** Planned faults, and random faults from a seeded generator; planned ones come first. */
export class Faults {
	private planned: Array<PlannedFault & { left: number }> = [];
	private randomFaults: { options: RandomFaults; draw: () => number } | undefined;

	next(fault: PlannedFault): void {
		this.planned.push({ ...fault, left: fault.times ?? 1 });
	}

	/** The same seed gives the same faults for the same order of requests. */
	random(options: RandomFaults): void {
		this.randomFaults = { options, draw: generator(options.seed) };
	}

	clear(): void {
		this.planned = [];
		this.randomFaults = undefined;
	}

	/** The fault for this request, if any; a planned one is used up. */
	take(request: EmulatorRequest): Fault | undefined {
		const index = this.planned.findIndex(({ match }) => matches(request, match));
		const planned = this.planned[index];
		if (planned) {
			planned.left -= 1;
			if (planned.left <= 0) this.planned.splice(index, 1);
			return planned;
		}
		if (!this.randomFaults || !matches(request, this.randomFaults.options.match)) return undefined;
		const { options, draw } = this.randomFaults;
		if (draw() >= options.rate) return undefined;
		const chosen = options.kinds[Math.floor(draw() * options.kinds.length)];
		return typeof chosen === 'string' ? { kind: chosen } : chosen;
	}
}

function matches(request: EmulatorRequest, match: FaultMatch | undefined): boolean {
	if (match === undefined) return true;
	if (typeof match === 'function') return match(request);
	return (
		(match.method === undefined || match.method === request.method) &&
		(match.path === undefined || matchesPath(request.path, match.path))
	);
}

/** mulberry32: numbers in [0, 1) that depend on the seed only. */
export function generator(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
