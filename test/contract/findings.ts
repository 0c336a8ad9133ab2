import { leftOut } from './leftOut';

/** A difference between a descriptor and the reference. */
export interface Finding {
	/** Key under which `leftOut` may give a reason for it, e.g. `orgid`. */
	about: string;
	says: string;
	/** Is about what the operation cannot send; another one of the same route may. */
	offer?: boolean;
}

/** Findings without those that another operation of the same route makes good. */
export function notElsewhere(findings: Finding[], others: Finding[][]): Finding[] {
	return findings.filter(
		({ offer, about }) =>
			!offer || others.every((other) => other.some((finding) => finding.about === about)),
	);
}

const used = new Set<string>();

/** What no reason is given for, as sentences that tell how to give one. */
export function unexplained(operation: string, findings: Finding[]): string[] {
	const [resource = ''] = operation.split('.');
	return [...new Map(findings.map((finding) => [finding.about, finding])).values()]
		.filter(({ about }) => {
			const key = [operation, `${resource}.*`, '*'].find(
				(candidate) => leftOut[candidate]?.[about] !== undefined,
			);
			if (key !== undefined) used.add(`${key}: ${about}`);
			return key === undefined;
		})
		.map(({ about, says }) => `${says} (fix it, or give the reason in leftOut under '${about}')`);
}

/** Reasons that nothing needed so far. */
export function needless(): string[] {
	return Object.entries(leftOut).flatMap(([operation, reasons]) =>
		Object.keys(reasons)
			.map((about) => `${operation}: ${about}`)
			.filter((key) => !used.has(key)),
	);
}
