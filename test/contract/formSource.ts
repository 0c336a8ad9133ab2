import type { INodeProperties } from 'n8n-workflow';

/** A generated form as source text: n8n's lint rules read only literals. */
export function sourceOf(properties: INodeProperties[]): string {
	const literal = JSON.stringify(properties, null, '\t').replace(
		/^(\t*)"([A-Za-z_]\w*)":/gm,
		'$1$2:',
	);
	return [
		"import type { INodeProperties } from 'n8n-workflow';",
		`export const properties: INodeProperties[] = ${literal};`,
		'',
	].join('\n');
}
