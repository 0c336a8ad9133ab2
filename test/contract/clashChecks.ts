import type { INodeProperties } from 'n8n-workflow';
import { insideOf } from './formChecks';

/** Names that two properties have which can be visible at once: n8n keeps one value for a name. */
export function checkClashes(properties: INodeProperties[]): string[] {
	const here = properties.flatMap((one, at) =>
		properties
			.slice(at + 1)
			.filter((other) => other.name === one.name && canMeet(one, other))
			.map(
				({ name }) => `two "${name}" are visible at ${JSON.stringify(one.displayOptions?.show)}`,
			),
	);
	return [
		...here,
		...properties.flatMap((property) => insideOf(property).flatMap((group) => checkClashes(group))),
	];
}

/** Whether some values of the siblings show both. */
function canMeet(one: INodeProperties, other: INodeProperties): boolean {
	const shows = other.displayOptions?.show ?? {};
	return Object.entries(one.displayOptions?.show ?? {}).every(([name, shown = []]) => {
		const alsoShown = shows[name] ?? shown;
		return alsoShown.some((value) => shown.includes(value));
	});
}
