export interface FactField {
	/** Dotted name, `[]` after an array: `fields[].customFieldId`. */
	name: string;
	type: string;
	required?: boolean;
	enum?: unknown[];
	/** Outside the envelope. */
	outsideEnvelope?: boolean;
	/** The schema omits it, an example body of the same document has it. */
	fromExample?: boolean;
}

/** One operation of the API reference, without its prose. */
export interface Fact {
	id: string;
	group: string;
	method: string;
	path: string;
	/** Given when the operation is not under `/api/3`. */
	base?: string;
	origin: 'openapi' | 'docs' | 'sdk';
	unproven?: boolean;
	documentedAs: string | null;
	pathParams: string[];
	query: FactField[];
	body: {
		contentType: string;
		envelope: string | null;
		rootArray?: boolean;
		fields: FactField[];
	} | null;
	response: {
		status: number[];
		/** Top-level members, `x[]` for a list and `x{}` for an object. */
		envelope: string[];
		dataKey: string | null;
		list: boolean;
		paged: boolean;
		errors: number[];
	};
}
