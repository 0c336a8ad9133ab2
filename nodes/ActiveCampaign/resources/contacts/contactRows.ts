import { plainRequest, segments } from '../../core/client/route';
import type { Tools } from '../../core/descriptor';
import type { Row } from '../../core/values';

/** All rows of a kind that a contact has, e.g. `contactTags`. */
export async function rowsOfContact(
	contact: string,
	kind: string,
	{ walk }: Pick<Tools, 'walk'>,
): Promise<Row[]> {
	const rows: Row[] = [];
	const request = plainRequest('GET', segments('contacts', contact, kind));
	for await (const row of walk(request, kind, 'byOffset')) rows.push(row);
	return rows;
}
