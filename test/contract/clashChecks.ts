import type { INodeProperties } from 'n8n-workflow';
import { insideOf } from './formChecks';

/** Names of two properties that can be visible at once, which n8n would give one value. */
export function checkClashes(properties: INodeProperties[]): string[] {
	const here = properties.flatMap((one, at) =>
		properties
			.slice(at + 1)
			.filter((other) => other.name === one.name && canBothShow(one, other))
			.map(
				({ name }) => `two "${name}" are visible at ${JSON.stringify(one.displayOptions?.show)}`,
			),
	);
	return [
		...here,
		...properties.flatMap((property) => insideOf(property).flatMap((group) => checkClashes(group))),
	];
}

/** Whether any values of the other fields show both. */
function canBothShow(one: INodeProperties, other: INodeProperties): boolean {
	const shows = other.displayOptions?.show ?? {};
	return Object.entries(one.displayOptions?.show ?? {}).every(([name, shown = []]) => {
		const alsoShown = shows[name] ?? shown;
		return alsoShown.some((value) => shown.includes(value));
	});
}
