import type { transport as table } from '../../../emulator/assumptions/transport';
import type { Answer } from '../client';
import type { Lab } from '../lab';
import { Inconclusive, seen } from '../outcome';
import type { Probes } from '../probe';

type Limit = Pick<
	Probes<typeof table>,
	'limitWindow' | 'refusedRequests' | 'forbiddenRequests' | 'overLimit' | 'retryAfter'
>;

/** More than the documented five a second. */
const BURST = 8;
const RECOVERY_MS = 2_500;
const FORGED_KEY = 'ac-probe-wrong-key';

/** So many reads at the same time. */
async function burst(lab: Lab, count: number, key?: string): Promise<Answer[]> {
	const send = () =>
		lab.client.atOnce('GET', '/tags', { query: { limit: '1' }, ...(key ? { key } : {}) });
	const answers = await Promise.all(Array.from({ length: count }, send));
	lab.client.rest(RECOVERY_MS);
	return answers;
}

const isRefused = ({ status }: Answer) => status === 429 || status === 503;

/** The refusal of the first burst that goes over the limit. */
const refusal = (lab: Lab): Promise<Answer> =>
	lab.once('refusal', async () => {
		for (const count of [BURST, 3 * BURST]) {
			await lab.client.sleep(RECOVERY_MS);
			const refused = (await burst(lab, count)).find(isRefused);
			if (refused) return refused;
		}
		throw new Inconclusive(`${3 * BURST} requests at once were all answered`);
	});

const overLimit: Limit['overLimit'] = {
	makes: [],
	needs: 'limit',
	requests: BURST,
	seconds: 3,
	run: async (lab) => {
		const { status } = await refusal(lab);
		const evidence = `requests over the limit answered ${status}`;
		return status === 503 ? seen('status503', evidence) : seen('status429', evidence);
	},
};

const retryAfter: Limit['retryAfter'] = {
	makes: [],
	needs: 'limit',
	requests: 0,
	run: async (lab) => {
		const value = (await refusal(lab)).headers.get('retry-after');
		if (value === null) return seen('notSent', 'the refusal has no Retry-After');
		if (/^\d+$/.test(value)) return seen('sent', `Retry-After: ${value}`);
		throw new Inconclusive('Retry-After is not in whole seconds');
	},
};

const PHASES = [0, 200, 400, 600, 800];
const HALF_A_SECOND_MS = 500;

/** A burst at each phase of the second, and half a second after its start whether one more is accepted. */
const acceptedAgain = (lab: Lab): Promise<boolean[]> =>
	lab.once('window', async () => {
		await refusal(lab);
		const { client } = lab;
		const accepted: boolean[] = [];
		for (const phase of PHASES) {
			await lab.client.sleep(RECOVERY_MS);
			await lab.client.sleep((1000 + phase - (client.now() % 1000)) % 1000);
			const started = client.now();
			const isOver = (await burst(lab, BURST)).some(isRefused);
			await lab.client.sleep(Math.max(0, started + HALF_A_SECOND_MS - client.now()));
			const isLate = client.now() - started > HALF_A_SECOND_MS + 200;
			const [after] = await burst(lab, 1);
			if (isOver && !isLate && after) accepted.push(!isRefused(after));
		}
		return accepted;
	});

const limitWindow: Limit['limitWindow'] = {
	makes: [],
	needs: 'limit',
	requests: PHASES.length * (BURST + 1),
	seconds: 20,
	run: async (lab) => {
		const accepted = await acceptedAgain(lab);
		const again = accepted.filter(Boolean).length;
		const evidence = `half a second after going over the limit ${again} of ${accepted.length} requests were accepted`;
		if (accepted.length < 3) throw new Inconclusive('answers came too late to tell');
		if (again === 0) return seen('sliding', evidence);
		if (again < accepted.length) return seen('fixed', evidence);
		throw new Inconclusive(`${evidence}: the limit seems to fill up steadily`);
	},
};

const ROUND_MS = 250;
const ROUNDS = 16;
const PER_ROUND = 4;

const refusedRequests: Limit['refusedRequests'] = {
	makes: [],
	needs: 'limit',
	requests: ROUNDS * PER_ROUND,
	seconds: 8,
	run: async (lab) => {
		if ((await acceptedAgain(lab)).some(Boolean)) {
			throw new Inconclusive('with a window that is not sliding nothing shows');
		}
		const { client } = lab;
		await lab.client.sleep(RECOVERY_MS);
		const started = client.now();
		let accepted = 0;
		let sent = 0;
		for (let round = 1; round <= ROUNDS; round++) {
			const isLater = client.now() - started > 1_200;
			const answers = await burst(lab, PER_ROUND);
			if (isLater) {
				sent += answers.length;
				accepted += answers.filter((answer) => !isRefused(answer)).length;
			}
			await lab.client.sleep(Math.max(0, started + round * ROUND_MS - client.now()));
		}
		const evidence = `while over the limit without a pause, ${accepted} of ${sent} later requests were accepted`;
		if (accepted === 0) return seen('count', evidence);
		if (accepted >= 3) return seen('doNotCount', evidence);
		throw new Inconclusive(evidence);
	},
};

const forbiddenRequests: Limit['forbiddenRequests'] = {
	makes: [],
	needs: 'limit',
	requests: BURST + 3,
	seconds: 3,
	run: async (lab) => {
		await refusal(lab);
		await lab.client.sleep(RECOVERY_MS);
		const wrong = await burst(lab, BURST, FORGED_KEY);
		const right = await burst(lab, 3);
		const refused = right.filter(isRefused).length;
		const evidence = `after ${wrong.length} requests with a wrong key ${refused} of ${right.length} were over the limit`;
		return refused > 0 ? seen('count', evidence) : seen('doNotCount', evidence);
	},
};

export const limit: Limit = {
	overLimit,
	retryAfter,
	limitWindow,
	refusedRequests,
	forbiddenRequests,
};
