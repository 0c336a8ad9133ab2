import { switches, type SwitchName } from '../../emulator/assumptions';
import { kinds } from './kinds';
import type { Finding } from './operations';
import type { Outcome } from './outcome';

export interface SwitchResult {
	name: SwitchName;
	belief: string;
	/** Position that the emulator takes unless told. */
	default: string;
	outcome: Outcome['kind'];
	position?: string;
	/** The position seen is not the default. */
	differs: boolean;
	/** What was seen, or why nothing was. */
	evidence: string;
}

export interface OperationResult {
	name: string;
	request: string;
	finding: Finding;
}

/** Everything of a run that may be made public: no key, host, address or name of the account. */
export interface Report {
	package: string;
	version: string;
	date: string;
	/** False after Ctrl-C or a failure. */
	finished: boolean;
	requests: number;
	switches: SwitchResult[];
	operations: OperationResult[];
	/** What could not be removed. */
	left: Array<{ kind: string; name: string }>;
}

export function resultOf(name: SwitchName, outcome: Outcome): SwitchResult {
	const { belief, default: standard } = switches[name];
	const isSeen = outcome.kind === 'seen';
	return {
		name,
		belief,
		default: standard,
		outcome: outcome.kind,
		...(isSeen ? { position: outcome.position } : {}),
		differs: isSeen && outcome.position !== standard,
		evidence: isSeen ? outcome.evidence : outcome.why,
	};
}

/** The report as JSON, with whatever should still name the account struck out. */
export function publicText(report: Report, secrets: readonly string[]): string {
	let text = JSON.stringify(report, undefined, '\t');
	for (const secret of secrets.filter((each) => each.length > 3)) {
		text = text.split(secret).join('<removed>');
	}
	return `${text}\n`;
}

/** The key, the host and the account's name in it, unless that is a word of the report itself. */
export function secretsOf(url: string, key: string): string[] {
	const host = URL.canParse(url) ? new URL(url).host : url;
	const [account = ''] = host.split('.');
	const isWord = JSON.stringify([switches, Object.keys(kinds)]).includes(account);
	return [key, url, host, ...(isWord ? [] : [account])];
}
