import type { Field } from '../../nodes/ActiveCampaign/core/descriptor';

/**
 * A plausible value for a field: the placeholder (`e.g. 42`), so that placeholders are tested as
 * well; the default of a choice; the ID 1 for anything selected.
 */
export function sampleOf(field: Field): unknown {
	const shown = field.placeholder?.replace(/^e\.g\. /, '');
	switch (field.type) {
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: '1' };
		case 'resourceMapper':
			return {
				mappingMode: 'defineBelow',
				// Valid as text and as a number.
				value: { '1': '12' },
				matchingColumns: [],
				schema: [],
			};
		case 'options':
			return field.default === '' ? (firstOption(field) ?? '1') : field.default;
		case 'multiOptions':
			return [firstOption(field) ?? '1'];
		case 'boolean':
			// A dry run sends no request to check.
			return field.name !== 'dryRun';
		case 'number':
			return numberOf(field, shown);
		case 'dateTime':
			// To come, as some dates must be.
			return '2036-05-01T09:30:00.000Z';
		case 'color':
			return '#336699';
		case 'json':
			return shown ?? (field.default === '' ? '{}' : field.default);
		case 'hidden':
		case 'notice':
			return field.default;
		default:
			// An ID turns Create or Update into an update with another route.
			if (field.name === 'knownId') return '';
			return shown ?? (field.default === '' ? 'Example' : field.default);
	}
}

function firstOption(field: Field): unknown {
	const [first] = field.options ?? [];
	return first && 'value' in first ? first.value : undefined;
}

function numberOf(field: Field, shown: string | undefined): number {
	const { minValue = 1, maxValue = Infinity } = field.typeOptions ?? {};
	const wanted = Number(shown ?? field.default) || 1;
	return Math.min(Math.max(wanted, minValue), maxValue);
}
