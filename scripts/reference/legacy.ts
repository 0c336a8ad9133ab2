import type { Source } from './source';

interface SourceAction {
	action: string;
	method: string;
	params?: Array<{ name: string; required?: boolean; enum?: string[] }>;
}

/** The actions of the v1 API with their parameters, sorted by name. */
export function legacyActionsIn(source: Source): SourceAction[] {
	return source
		.read<{ actions: SourceAction[] }>('v1.json')
		.actions.map(({ action, method, params = [] }) => ({
			action,
			method,
			params: params.map(({ name, required, enum: values }) => ({
				name,
				...(required ? { required } : {}),
				...(values ? { enum: values } : {}),
			})),
		}))
		.sort((one, other) => (one.action < other.action ? -1 : 1));
}
