interface Node<T> {
	fixed: Map<string, Node<T>>;
	parameter?: Node<T>;
	/** By method; parameter names may differ from method to method. */
	leaves: Map<string, { value: T; names: string[] }>;
}

export type RouteMatch<T> =
	{ value: T; params: Record<string, string> } | 'wrongMethod' | undefined;

/** Finds what is registered for a method and a path; a fixed segment wins over a parameter. */
export class Routes<T> {
	private readonly root: Node<T> = newNode();

	add(method: string, path: string, value: T): void {
		const names: string[] = [];
		let node = this.root;
		for (const segment of path.split('/').slice(1)) {
			const name = /^\{(.+)\}$/.exec(segment)?.[1];
			if (name !== undefined) {
				names.push(name);
				node = node.parameter ??= newNode();
			} else {
				const next = node.fixed.get(segment) ?? newNode<T>();
				node.fixed.set(segment, next);
				node = next;
			}
		}
		if (!node.leaves.has(method)) node.leaves.set(method, { value, names });
	}

	/** An empty last segment is id 0, as recorded for `DELETE /dealGroups/`. */
	match(method: string, path: string): RouteMatch<T> {
		const found = search(this.root, path.split('/').slice(1), method, []);
		if (!found || found === 'wrongMethod') return found;
		const params = Object.fromEntries(
			found.names.map((name, index) => [name, found.values[index] || '0']),
		);
		return { value: found.value, params };
	}
}

function newNode<T>(): Node<T> {
	return { fixed: new Map(), leaves: new Map() };
}

type Found<T> = { value: T; names: string[]; values: string[] } | 'wrongMethod' | undefined;

function search<T>(node: Node<T>, segments: string[], method: string, values: string[]): Found<T> {
	const [segment, ...rest] = segments;
	if (segment === undefined) {
		const leaf = node.leaves.get(method);
		if (leaf) return { ...leaf, values };
		return node.leaves.size > 0 ? 'wrongMethod' : undefined;
	}
	const fixed = node.fixed.get(segment);
	const viaFixed = fixed && search(fixed, rest, method, values);
	if (viaFixed && viaFixed !== 'wrongMethod') return viaFixed;
	const allowed = segment !== '' || rest.length === 0;
	const viaParameter =
		node.parameter && allowed
			? search(node.parameter, rest, method, [...values, segment])
			: undefined;
	return viaParameter ?? viaFixed;
}
