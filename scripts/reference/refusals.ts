import { keyOf, type Source, type SourceOperation } from './source';

interface SourceRefusal {
	operation: string;
	status: number;
	body: unknown;
}

/** Error responses by operation. */
export function refusalsIn(
	source: Source,
	operations: SourceOperation[],
): Array<[operation: string, refusals: Array<Pick<SourceRefusal, 'status' | 'body'>>]> {
	const names = new Map(
		operations.map(({ method, path }) => [keyOf(method, path), `${method} ${path}`]),
	);
	const refusals = new Map<string, Array<Pick<SourceRefusal, 'status' | 'body'>>>();
	for (const { operation, status, body } of source.read<SourceRefusal[]>('errors.json')) {
		const [method = '', path = ''] = operation.split(' ');
		const name = names.get(keyOf(method, path)) ?? operation;
		refusals.set(name, [...(refusals.get(name) ?? []), { status, body }]);
	}
	return [...refusals].sort(([one], [other]) => (one < other ? -1 : 1));
}
