import type { Allowance, Rate } from './types';

/** Windows without a refusal before more is tried: at first, and at most after trials that failed. */
const patience = { least: 3, most: 32 };
/** Windows after which somebody who holds most of a full limit leaves one request to the others. */
const generosity = 24;
/** No window of ours is shorter: the service counts by the second. */
const shortestMs = 1_100;
/** Windows from one request to the next at most. */
const rarest = 16;

/**
 * How fast this process may go where others, who share no memory with it, use the same account. It
 * learns from the answers alone: a refusal lowers its share to half, windows without one raise it
 * by a request per window, and it is without restraint again once nobody else is there. Until the
 * first refusal the rate is the one that was asked for.
 */
export class Pace {
	/** Requests per window, a whole number or one of several windows; infinite without restraint. */
	private share = Infinity;
	private asked: Rate = { requests: 1, windowMs: shortestMs };
	private loweredAt = -Infinity;
	private raisedAt = -Infinity;
	private nextRaiseAt = Infinity;
	private nextGiftAt = Infinity;
	private patience = patience.least;
	private heardAt = -Infinity;
	private fullAt = -Infinity;
	private limit = Infinity;
	/** Refusals in succession. */
	private refusals = 0;

	constructor(private readonly random: () => number) {}

	/** The rate to go at now, never above the one that is asked for. */
	within(asked: Rate, now: number): Rate {
		this.asked = asked;
		this.adjust(now);
		if (this.share === Infinity) return asked;
		const evenly = { requests: 1, windowMs: this.windowMs / this.share };
		return this.unrestrained ? { requests: 1, windowMs: asked.windowMs / asked.requests } : evenly;
	}

	/** A request was let through. */
	pass(startedAt: number) {
		if (startedAt < this.loweredAt) return;
		this.refusals = 0;
		if (this.share < 1) this.share *= 2;
	}

	/** What an answer said of the account's limit. */
	hear({ limit = Infinity, remaining }: Allowance, now: number): void {
		this.heardAt = now;
		this.limit = limit;
		if (remaining === 0) this.fullAt = now;
		if (remaining > 1 && this.share < 1) this.nextRaiseAt = now;
	}

	/** A request that started at `startedAt` was refused: the account was over its limit. */
	refuse(startedAt: number, now: number): void {
		if (startedAt < this.loweredAt) {
			// The same burst: it only tells how much too much it was.
			if (this.share > 1) this.share--;
			return;
		}
		this.refusals++;
		const trial = startedAt >= this.raisedAt && now - this.raisedAt < 4 * this.periodMs;
		if (trial) {
			this.share = lessByOne(this.share);
			this.patience = Math.min(patience.most, 2 * this.patience);
		} else if (this.share > 1) {
			this.share = half(Math.min(this.share, this.asked.requests));
		} else if (this.refusals > 1) {
			this.share = lessByOne(this.share);
			this.refusals = 0;
		}
		this.loweredAt = now;
		this.raisedAt = -Infinity;
		this.nextRaiseAt = now + this.spread(this.patience);
		this.nextGiftAt = now + this.spread(generosity);
	}

	/** Milliseconds of random delay that take processes apart which were refused together. */
	get apartMs(): number {
		return this.random() * (this.share === Infinity ? this.windowMs : this.windowMs / this.share);
	}

	private adjust(now: number): void {
		if (this.unrestrained) {
			if (now - this.loweredAt > 30 * this.windowMs) this.share = Infinity;
			this.patience = patience.least;
			return;
		}
		const heard = now - this.heardAt < 4 * this.periodMs;
		const full = now - this.fullAt < 2 * this.periodMs;
		if (now >= this.nextGiftAt && this.share > this.limit / 2 && heard && full) {
			this.share = lessByOne(this.share);
			this.nextRaiseAt = now + this.spread(6);
			this.nextGiftAt = this.nextRaiseAt + this.spread(generosity);
		}
		if (heard && full && this.share >= 1) {
			this.nextRaiseAt = Math.max(this.nextRaiseAt, now + this.windowMs * this.random());
			return;
		}
		while (now >= this.nextRaiseAt && !this.unrestrained) {
			if (this.raisedAt > 0) this.patience = Math.max(patience.least, this.patience / 2);
			this.share = moreByOne(this.share);
			this.raisedAt = now;
			this.nextRaiseAt += this.spread(this.patience);
			this.nextGiftAt = now + this.spread(generosity);
		}
	}

	private get unrestrained(): boolean {
		if (this.share === Infinity) return true;
		return this.share * (this.asked.windowMs / this.windowMs) >= this.asked.requests;
	}

	private get windowMs(): number {
		return Math.max(shortestMs, this.asked.windowMs);
	}

	/** Milliseconds from one request to the next, or the window where there are several in it. */
	private get periodMs(): number {
		return this.windowMs / Math.min(1, this.share);
	}

	private spread(windows: number): number {
		return Math.max(3 * this.periodMs, windows * this.windowMs) * (0.75 + 0.5 * this.random());
	}
}

const half = (share: number) => Math.max(1, Math.floor(share * 0.7));

/** One request more per window; below one, twice as often. */
const moreByOne = (share: number) => (share >= 1 ? share + 1 : share * 2);

const lessByOne = (share: number) => (share > 1 ? share - 1 : Math.max(1 / rarest, share / 2));
