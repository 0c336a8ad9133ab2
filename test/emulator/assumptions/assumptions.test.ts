import { facts, operationKey } from '../facts';
import { startSession } from '../session';
import { checked, defaultPositions, switches, type Assume, type Switch } from './index';

/** Whether the compiler takes a value for switches. */
type Takes<Given> = Given extends Assume ? true : false;

describe('switches', () => {
	it('compile with known names and positions only', () => {
		const known: Takes<{ subscribeAgain: 'keepsUnsubscribed' }> = true;
		const position: Takes<{ subscribeAgain: 'never' }> = false;
		const name: Takes<{ subscribeTwice: 'reactivates' }> = false;
		expect([known, position, name]).toEqual([true, false, false]);
	});

	it('refuse other names and positions at run time as well', () => {
		expect(() => checked({ subscribeTwice: 'x' })).toThrow('There is no switch "subscribeTwice"');
		expect(() => checked({ subscribeAgain: 'never' })).toThrow(
			'subscribeAgain is reactivates or keepsUnsubscribed, not "never"',
		);
	});

	it('stand at the start where the options put them, and there again after a reset', async () => {
		const { emulator } = await startSession({ assume: { tagNames: 'lowerCase' } });
		const { assumes } = emulator.account;
		expect(assumes).toEqual({ ...defaultPositions, tagNames: 'lowerCase' });
		emulator.assume({ tagNames: 'asIndex', subscribeAgain: 'keepsUnsubscribed' });
		expect(assumes).toMatchObject({ tagNames: 'asIndex', subscribeAgain: 'keepsUnsubscribed' });
		emulator.reset();
		expect(assumes).toEqual({ ...defaultPositions, tagNames: 'lowerCase' });
		await emulator.close();
	});

	it.each(Object.entries<Switch>(switches))(
		'%s has positions, evidence and operations of the reference',
		(_name, { positions, default: standard, evidence, operations }) => {
			expect(positions.length).toBeGreaterThan(1);
			expect(positions).toContain(standard);
			expect(evidence).not.toBe('');
			const keys = facts.map(operationKey);
			expect(operations.filter((key) => !keys.includes(key))).toEqual([]);
		},
	);
});
