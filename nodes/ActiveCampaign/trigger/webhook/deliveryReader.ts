import { clock } from '../../n8n/clock';
import { Deadline } from '../shared/deadline';
import type { Connect } from './sharedConnection';

/** ActiveCampaign gives up after 5 seconds, and the answer needs some of them. */
const limitMs = 3_500;

/**
 * Reads from ActiveCampaign for one delivery, all in all no longer than the delivery can wait: the
 * account may be busy with other workflows. What reads decides what holds without an answer.
 */
export class DeliveryReader {
	/** Parameters of the node that could not be applied to the delivery. */
	readonly unchecked: string[] = [];
	private readonly startedAt = clock.now();
	private deadline: Deadline | undefined;

	constructor(
		private readonly connect: Connect,
		private readonly logger: { warn(message: string): void },
	) {}

	/** What the work gives; undefined if it fails or takes too long, which n8n's log says. */
	async read<T>(
		what: string,
		work: (connect: Connect) => Promise<T>,
	): Promise<{ value: T } | undefined> {
		this.deadline ??= new Deadline(Math.max(0, limitMs - (clock.now() - this.startedAt)));
		const outcome = await this.deadline.within(work(this.connect)).catch(String);
		if (typeof outcome === 'object') return outcome;
		const reason = outcome === 'late' ? `it took longer than ${limitMs} ms` : outcome;
		this.logger.warn(`For a delivery ActiveCampaign gave no ${what}: ${reason}`);
		return undefined;
	}

	/** Frees the clock. */
	close(): void {
		this.deadline?.close();
	}
}
