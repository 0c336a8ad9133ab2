import type { Allowance, Rate } from './exchange';

/** Windows without a refusal before more is tried: at first, and after trials that failed. */
const patience = { least: 3, most: 32 };
/** Windows that somebody with most of a full limit keeps it before leaving a request to the others. */
const generosity = 48;
/** Windows in which what was left to the others is not taken back. */
const restraint = 6;
/** Windows after a refusal in which another is no accident of the network. */
const stray = 8;
/** Windows without a refusal after which bursts are allowed again. */
const calm = 30;
/** Least part of the even distance between two requests: one that is late does not delay the rest. */
const evenness = 0.9;
/** No window of ours is shorter: the service counts by the second. */
const shortestWindowMs = 1_100;
/** A request in so many windows is let through in any case. */
const rarest = 16;

/**
 * How fast this process may go where others use the same account without sharing memory. It learns
 * from the answers alone: a refusal lowers its share at once, windows without one raise it request
 * by request. Until the first refusal, and again some time after the last, the rate is the one that
 * was asked for; it is never above that one.
 */
export class Pace {
	/** Requests per window: whole, or 1/2, 1/4, … for one in several windows; infinite when free. */
	private share = Infinity;
	private asked: Rate = { requests: 1, windowMs: shortestWindowMs };
	private askedAt = -Infinity;
	private loweredAt = -Infinity;
	private raisedAt = -Infinity;
	private nextRaiseAt = Infinity;
	private nextGiftAt = Infinity;
	/** A request was left to the others and is not to be taken back yet. */
	private isGiving = false;
	private patience = patience.least;
	/** Raises since the last refusal. */
	private raises = 0;
	/** A request was let through since the process began to ask. */
	private isIn = false;
	private limit = Infinity;
	private heardAt = -Infinity;
	private fullAt = -Infinity;

	/** `random` gives numbers from 0 to 1 that differ between processes. */
	constructor(private readonly random: () => number) {}

	/** The rate to go at now. Beside others it is even: bursts would take their turns. */
	within(asked: Rate, now: number): Rate {
		this.asked = asked;
		const wasIdle = now - this.askedAt > 2 * calm * this.windowMs;
		const isCalm = this.reachesAsked && now - this.loweredAt > calm * this.windowMs;
		this.askedAt = now;
		if (wasIdle || isCalm) this.share = Infinity;
		if (wasIdle) this.isIn = false;
		if (this.reachesAsked) {
			this.patience = patience.least;
		} else {
			this.adjust(now);
		}
		if (this.share === Infinity) return asked;
		const { requests, windowMs } = this.reachesAsked
			? asked
			: { requests: Math.max(1, this.share), windowMs: this.periodMs };
		return { requests, windowMs, spacingMs: (evenness * windowMs) / requests };
	}

	/** What an answer said of the account's limit. */
	hear({ limit = Infinity, remaining }: Allowance, now: number): void {
		this.limit = limit;
		this.heardAt = now;
		if (remaining === 0) this.fullAt = now;
		if (remaining > 1 && this.share < 1) this.nextRaiseAt = now;
	}

	/** A request that started at `startedAt` was let through. */
	pass(startedAt: number): void {
		// Who found a turn may keep it: the others are about as likely to lose theirs.
		if (startedAt >= this.loweredAt && this.share < 1) this.share *= 2;
		this.isIn = true;
	}

	/** A request that started at `startedAt` was refused: the account was over its limit. */
	refuse(startedAt: number, now: number): void {
		if (startedAt < this.loweredAt) {
			// The same burst: it only tells how much too much it was.
			if (this.share > 1) this.share--;
			return;
		}
		const isTrial = startedAt >= this.raisedAt && now - this.raisedAt < 4 * this.periodMs;
		if (isTrial) this.patience = Math.min(patience.most, 2 * this.patience);
		const isStray = this.share >= 1 && now - this.loweredAt > stray * this.windowMs;
		if (isTrial) this.share = oneLess(this.share);
		else if (!isStray || this.share === Infinity)
			this.share = less(Math.min(this.share, this.asked.requests));
		// A newcomer has to insist: the bursts of a process that was alone leave it little room.
		if (!this.isIn) this.share = Math.max(1, this.share);
		this.loweredAt = now;
		this.raisedAt = -Infinity;
		this.raises = 0;
		this.nextRaiseAt = now + this.spread(this.patience);
		this.nextGiftAt = now + this.spread(generosity);
	}

	/** Milliseconds of random delay that take processes apart which were refused together. */
	get apartMs(): number {
		return this.random() * (this.share === Infinity ? 1 : 1 / this.share) * this.windowMs;
	}

	private adjust(now: number): void {
		const isHeard = now - this.heardAt < 4 * this.periodMs;
		const isFull = isHeard && now - this.fullAt < 2 * this.periodMs;
		const quietSince = Math.max(this.fullAt, this.loweredAt, this.raisedAt);
		const hasRoom = isHeard && now - quietSince > patience.least * this.periodMs;
		const isHeldBack = now < this.nextRaiseAt && this.isGiving;
		if (isFull && this.share >= 1) this.shareOut(now);
		else if (now >= this.nextRaiseAt || (hasRoom && !isHeldBack)) this.raise(now);
	}

	/** All of the limit is in use: nothing is tried, and who has most of it leaves a little. */
	private shareOut(now: number): void {
		if (now >= this.nextGiftAt && this.share > this.limit / 2) {
			this.share--;
			this.isGiving = true;
			this.nextRaiseAt = now + this.spread(restraint);
			this.nextGiftAt = this.nextRaiseAt + this.spread(generosity);
		}
		this.nextRaiseAt = Math.max(this.nextRaiseAt, now + this.windowMs * this.random());
	}

	private raise(now: number): void {
		// The raise before was not refused: there is room, and less reason to wait.
		if (this.raises > 0) this.patience = Math.max(patience.least, this.patience / 2);
		this.share = this.share < 1 ? this.share * 2 : this.share + 1;
		this.raisedAt = now;
		this.isGiving = false;
		this.nextRaiseAt = now + this.spread(this.raises > 0 ? patience.least : this.patience);
		this.nextGiftAt = now + this.spread(generosity);
		this.raises++;
	}

	private get reachesAsked(): boolean {
		if (this.share === Infinity) return true;
		return this.share * this.asked.windowMs >= this.asked.requests * this.windowMs;
	}

	private get windowMs(): number {
		return Math.max(shortestWindowMs, this.asked.windowMs);
	}

	/** Milliseconds in which at least one request starts. */
	private get periodMs(): number {
		return this.windowMs / Math.min(1, this.share);
	}

	/** So many windows in milliseconds, and time for a few requests at least; others in each process. */
	private spread(windows: number): number {
		return Math.max(3 * this.periodMs, windows * this.windowMs) * (0.75 + 0.5 * this.random());
	}
}

const oneLess = (share: number) => (share > 1 ? share - 1 : Math.max(1 / rarest, share / 2));

const less = (share: number) => (share > 1 ? Math.max(1, Math.floor(share * 0.7)) : oneLess(share));
