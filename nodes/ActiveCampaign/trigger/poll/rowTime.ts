/** Milliseconds of the first valid date; NaN if there is none. */
export function timeOf(...dates: unknown[]): number {
	for (const date of dates) {
		const time = typeof date === 'string' && !date.startsWith('0000') ? Date.parse(date) : NaN;
		if (!Number.isNaN(time)) return time;
	}
	return NaN;
}
