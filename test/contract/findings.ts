import { leftOut } from './leftOut';

/** A difference between a descriptor and the reference. */
export interface Finding {
	/** Key under which `leftOut` may give a reason for it, e.g. `orgid`. */
	about: string;
	message: string;
	/** Something that this operation cannot send; another one of the same route may offer it. */
	notOffered?: boolean;
}

/** Findings without what another operation of the same route offers. */
export function notOfferedElsewhere(findings: Finding[], others: Finding[][]): Finding[] {
	return findings.filter(
		({ notOffered, about }) =>
			!notOffered || others.every((other) => other.some((finding) => finding.about === about)),
	);
}

const used = new Set<string>();

/** Findings without a reason in leftOut, as sentences that say what to do. */
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
		.map(
			({ about, message }) => `${message} (fix it, or give the reason in leftOut under '${about}')`,
		);
}

/** Reasons in leftOut that no finding has used. */
export function unusedReasons(): string[] {
	return Object.entries(leftOut).flatMap(([operation, reasons]) =>
		Object.keys(reasons)
			.map((about) => `${operation}: ${about}`)
			.filter((key) => !used.has(key)),
	);
}
