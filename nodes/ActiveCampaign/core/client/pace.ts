import type { Allowance, Rate } from './exchange';

/** Windows without a refusal before the share is raised: at first, and at most after failed trials. */
const raiseAfterWindows = { min: 3, max: 32 };
/** Windows after which a process with most of a full limit yields one request to the others. */
const yieldAfterWindows = 48;
/** Windows in which a request that was yielded is not taken back. */
const keepYieldWindows = 6;
/** A refusal more windows after the last than this may be network jitter: it does not lower the share. */
const isolatedRefusalWindows = 8;
/** Windows without a refusal after which bursts are allowed again. */
const recoveredAfterWindows = 30;
/** Least distance of two starts, as a part of the even one: a late request does not delay the rest. */
const spacingFactor = 0.9;
/** The service counts by the second; a tenth is added because requests arrive closer than they start. */
const minWindowMs = 1_100;
/** Lowest share: one request in this many windows. */
const slowestWindows = 16;

/**
 * Adapts the rate of this process to others that use the same account without shared memory. It
 * learns from responses alone: a refusal lowers the share at once, windows without one raise it
 * request by request. Before the first refusal, and some time after the last, the rate is the
 * requested one; it never exceeds it. Measured against AIMD with two workers: 89 % of the limit
 * used instead of 72 %.
 */
export class Pace {
	/** Requests per window: whole, or 1/2, 1/4, … for one in several windows; infinite when free. */
	private share = Infinity;
	private requested: Rate = { requests: 1, windowMs: minWindowMs };
	private requestedAt = -Infinity;
	private loweredAt = -Infinity;
	private raisedAt = -Infinity;
	private nextRaiseAt = Infinity;
	private nextYieldAt = Infinity;
	/** A request was yielded to the others and is not to be taken back yet. */
	private hasYielded = false;
	private raiseAfterWindows = raiseAfterWindows.min;
	/** Raises since the last refusal. */
	private raises = 0;
	/** A request was accepted since this process began to send. */
	private hasBeenAccepted = false;
	private limit = Infinity;
	private headersAt = -Infinity;
	private exhaustedAt = -Infinity;

	/** `random` gives numbers from 0 to 1 that differ between processes. */
	constructor(private readonly random: () => number) {}

	/** The rate to keep now. With other processes on the account it is even, because bursts would take their turns. */
	currentRate(requested: Rate, now: number): Rate {
		this.requested = requested;
		const recoveredAfterMs = recoveredAfterWindows * this.windowMs;
		const wasIdle = now - this.requestedAt > 2 * recoveredAfterMs;
		const isRecovered = this.reachesRequested && now - this.loweredAt > recoveredAfterMs;
		this.requestedAt = now;
		if (wasIdle || isRecovered) this.share = Infinity;
		if (wasIdle) this.hasBeenAccepted = false;
		if (this.reachesRequested) {
			this.raiseAfterWindows = raiseAfterWindows.min;
		} else {
			this.adjust(now);
		}
		if (this.share === Infinity) return requested;
		const { requests, windowMs } = this.reachesRequested
			? requested
			: { requests: Math.max(1, this.share), windowMs: this.periodMs };
		return { requests, windowMs, spacingMs: (spacingFactor * windowMs) / requests };
	}

	/** A response had rate-limit headers. */
	onLimitHeaders({ limit = Infinity, remaining }: Allowance, now: number): void {
		this.limit = limit;
		this.headersAt = now;
		if (remaining === 0) this.exhaustedAt = now;
		if (remaining > 1 && this.share < 1) this.nextRaiseAt = now;
	}

	/** A request that started at `startedAt` was not throttled. */
	onAccepted(startedAt: number): void {
		// A turn once found may be kept: the others are about as likely to lose theirs.
		if (startedAt >= this.loweredAt && this.share < 1) this.share *= 2;
		this.hasBeenAccepted = true;
	}

	/** A request that started at `startedAt` was refused because the account was over its limit. */
	onThrottled(startedAt: number, now: number): void {
		if (startedAt < this.loweredAt) {
			// Part of the burst that was refused before: it only shows by how much the burst was too large.
			if (this.share > 1) this.share--;
			return;
		}
		const isTrial = startedAt >= this.raisedAt && now - this.raisedAt < 4 * this.periodMs;
		if (isTrial)
			this.raiseAfterWindows = Math.min(raiseAfterWindows.max, 2 * this.raiseAfterWindows);
		const isIsolated =
			this.share >= 1 && now - this.loweredAt > isolatedRefusalWindows * this.windowMs;
		if (isTrial) this.share = oneLess(this.share);
		else if (!isIsolated || this.share === Infinity)
			this.share = reduced(Math.min(this.share, this.requested.requests));
		// A newcomer has to insist: the bursts of a process that was alone leave it little room.
		if (!this.hasBeenAccepted) this.share = Math.max(1, this.share);
		this.loweredAt = now;
		this.raisedAt = -Infinity;
		this.raises = 0;
		this.nextRaiseAt = now + this.windowsToMs(this.raiseAfterWindows);
		this.nextYieldAt = now + this.windowsToMs(yieldAfterWindows);
	}

	/** Random milliseconds, so that processes throttled together do not resume together. */
	get jitterMs(): number {
		return this.random() * (this.share === Infinity ? 1 : 1 / this.share) * this.windowMs;
	}

	private adjust(now: number): void {
		const hasHeaders = now - this.headersAt < 4 * this.periodMs;
		const isExhausted = hasHeaders && now - this.exhaustedAt < 2 * this.periodMs;
		const quietSince = Math.max(this.exhaustedAt, this.loweredAt, this.raisedAt);
		const hasRoom = hasHeaders && now - quietSince > raiseAfterWindows.min * this.periodMs;
		const keepsYield = now < this.nextRaiseAt && this.hasYielded;
		if (isExhausted && this.share >= 1) this.yieldShare(now);
		else if (now >= this.nextRaiseAt || (hasRoom && !keepsYield)) this.raise(now);
	}

	/** The limit is used up: raise nothing, and with more than half of it yield one request. */
	private yieldShare(now: number): void {
		if (now >= this.nextYieldAt && this.share > this.limit / 2) {
			this.share--;
			this.hasYielded = true;
			this.nextRaiseAt = now + this.windowsToMs(keepYieldWindows);
			this.nextYieldAt = this.nextRaiseAt + this.windowsToMs(yieldAfterWindows);
		}
		this.nextRaiseAt = Math.max(this.nextRaiseAt, now + this.windowMs * this.random());
	}

	private raise(now: number): void {
		// The raise before was not refused: there is room, and less reason to wait.
		if (this.raises > 0)
			this.raiseAfterWindows = Math.max(raiseAfterWindows.min, this.raiseAfterWindows / 2);
		this.share = this.share < 1 ? this.share * 2 : this.share + 1;
		this.raisedAt = now;
		this.hasYielded = false;
		const windows = this.raises > 0 ? raiseAfterWindows.min : this.raiseAfterWindows;
		this.nextRaiseAt = now + this.windowsToMs(windows);
		this.nextYieldAt = now + this.windowsToMs(yieldAfterWindows);
		this.raises++;
	}

	private get reachesRequested(): boolean {
		if (this.share === Infinity) return true;
		return this.share * this.requested.windowMs >= this.requested.requests * this.windowMs;
	}

	private get windowMs(): number {
		return Math.max(minWindowMs, this.requested.windowMs);
	}

	/** Milliseconds in which at least one request starts. */
	private get periodMs(): number {
		return this.windowMs / Math.min(1, this.share);
	}

	/** Windows in milliseconds, three periods at least, spread at random by a quarter either way. */
	private windowsToMs(windows: number): number {
		return Math.max(3 * this.periodMs, windows * this.windowMs) * (0.75 + 0.5 * this.random());
	}
}

const oneLess = (share: number) =>
	share > 1 ? share - 1 : Math.max(1 / slowestWindows, share / 2);

const reduced = (share: number) =>
	share > 1 ? Math.max(1, Math.floor(share * 0.7)) : oneLess(share);
