import Table from 'cli-table3';

import type { OperationResult, Report, SwitchResult } from '../../test/support/probe/report';

const WIDTHS = [2, 34, 20, 20, 40];

const OUTCOMES: Record<string, string> = {
	inconclusive: 'inconclusive',
	notAvailable: 'not available on this plan',
	notProbed: 'not probed',
};

const newTable = (head: string[], colWidths: number[]) =>
	new Table({
		head,
		colWidths,
		wordWrap: true,
		style: { head: [], border: [] },
	});

const shownPosition = ({ outcome, position }: SwitchResult) =>
	position ?? OUTCOMES[outcome] ?? outcome;

/** One row a switch; `≠` marks those that stand otherwise than in the emulator. */
function switchTable(results: SwitchResult[]): string {
	const table = newTable(['', 'belief', 'position seen', 'default', 'evidence'], WIDTHS);
	for (const result of results) {
		table.push([
			result.differs ? '≠' : '',
			`${result.name}: ${result.belief}`,
			shownPosition(result),
			result.default,
			result.evidence,
		]);
	}
	return table.toString();
}

function shownFinding({ finding }: OperationResult): string {
	if (finding.kind !== 'called') return finding.why;
	const { returns, note } = finding;
	const member = returns && `${returns.member} ${returns.found ? 'is there' : 'is missing'}`;
	return [member, note].filter(Boolean).join('; ');
}

function operationTable(results: OperationResult[]): string {
	const table = newTable(['operation', 'request', 'status', 'what came back'], [34, 42, 12, 40]);
	for (const result of results) {
		const { name, request, finding } = result;
		const status = finding.kind === 'called' ? String(finding.status) : 'not called';
		table.push([name, request, status, shownFinding(result)]);
	}
	return table.toString();
}

/** Everything that a person wants to see at the end. */
export function printed({ switches, operations, left, finished, requests }: Report): string {
	const count = (outcome: SwitchResult['outcome']) =>
		switches.filter((result) => result.outcome === outcome).length;
	const differing = switches.filter(({ differs }) => differs).map(({ name }) => name);
	return [
		switchTable(switches),
		...(operations.length > 0 ? [operationTable(operations)] : []),
		`${requests} requests. ${count('seen')} positions seen, ${count('inconclusive')} inconclusive, ` +
			`${count('notAvailable')} not available on this plan, ${count('notProbed')} not probed.`,
		differing.length > 0
			? `Other than the default: ${differing.join(', ')}`
			: 'Nothing stands otherwise than by default.',
		...(finished ? [] : ['The run ended early.']),
		left.length === 0
			? 'Everything that was created has been removed.'
			: `Could not be removed; the next run tries again, or delete it yourself: ${left
					.map(({ kind, name }) => `${kind} ${name}`)
					.join(', ')}`,
	].join('\n');
}
