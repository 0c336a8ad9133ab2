import type { EmulatorRequest } from '../../types';

/** The parameters of a v1 call: query first, then the form body. A JSON body is not read. */
export class Parameters {
	constructor(readonly entries: Array<[string, string]>) {}

	/** The last value sent under this name, `""` when absent. */
	text(name: string): string {
		return this.entries.filter(([key]) => key === name).at(-1)?.[1] ?? '';
	}

	has(name: string): boolean {
		return this.entries.some(([key]) => key === name) || this.keyed(name).size > 0;
	}

	/** `p[3]=x&p[4]=y` as 3 → x, 4 → y; for `filters[fields]` ask for that whole name. */
	keyed(name: string): Map<string, string> {
		const found = new Map<string, string>();
		for (const [key, value] of this.entries) {
			if (!key.startsWith(`${name}[`) || !key.endsWith(']')) continue;
			const inner = key.slice(name.length + 1, -1);
			if (!inner.includes('[')) found.set(inner === '' ? String(found.size) : inner, value);
		}
		return found;
	}

	/** Values of `tags=a,b` or `tags[]=a&tags[]=b`, trimmed, without empty ones. */
	several(name: string): string[] {
		const keyed = [...this.keyed(name).values()];
		const values = keyed.length > 0 ? keyed : this.text(name).split(',');
		return values.map((value) => value.trim()).filter((value) => value !== '');
	}

	/** A whole number, or the fallback when absent or not a number. */
	count(name: string, fallback: number): number {
		const value = Number.parseInt(this.text(name), 10);
		return Number.isNaN(value) ? fallback : value;
	}
}

export function readParameters(request: EmulatorRequest): Parameters {
	const isJson = /^\s*[[{]/.test(request.rawBody);
	const form = isJson ? [] : [...new URLSearchParams(request.rawBody)];
	return new Parameters([...request.query, ...form]);
}

/** The same call with `ids=all` when it names none, for lists whose ids may be left out. */
export function withAllIds(parameters: Parameters): Parameters {
	return parameters.has('ids')
		? parameters
		: new Parameters([...parameters.entries, ['ids', 'all']]);
}
