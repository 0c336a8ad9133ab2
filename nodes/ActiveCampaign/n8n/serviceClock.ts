import type { Clock } from '../core/client/exchange';

/** The time of the service, from the `Date` headers of its answers. */
export class ServiceClock {
	private ahead: number | undefined;

	constructor(private readonly clock: Clock) {}

	/** Sets the clock by a `Date` header; ignores anything else. */
	set(header: unknown): void {
		const time = typeof header === 'string' ? Date.parse(header) : NaN;
		if (!Number.isNaN(time)) this.ahead = time - this.clock.now();
	}

	/** Milliseconds since 1970, with the header's precision of a second; undefined before the first answer. */
	now(): number | undefined {
		return this.ahead === undefined ? undefined : this.clock.now() + this.ahead;
	}
}
