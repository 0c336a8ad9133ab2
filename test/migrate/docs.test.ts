import { readFileSync } from 'node:fs';
import path from 'node:path';
import { resources } from '../../nodes/ActiveCampaign/resources';
import type { Move } from '../../migrate/move';
import { moves } from '../../migrate/moves';

const page = readFileSync(path.join(__dirname, '../../docs/migration.md'), 'utf8');
const rows = page
	.split('\n')
	.filter((line) => line.startsWith('| '))
	.map((line) => line.split('|').map((cell) => cell.trim()));

/** The name of an operation in the editor. */
function nameOf({ to }: Move): string {
	const [value, operation = ''] = to.split('.');
	const resource = resources.find((one) => one.value === value);
	return `${resource?.name}: ${resource?.operations[operation]?.name}`;
}

describe('Migration guide', () => {
	it('lists every operation once, with its new name', () => {
		const documented = rows.filter(([, from = '']) => from.includes(': ')).map((cells) => cells[2]);
		expect(documented.sort()).toEqual(moves.map(nameOf).sort());
	});
});
