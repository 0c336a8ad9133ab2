import { plainRequest } from '../../core/client/route';
import type { StepInput, Steps } from '../../core/descriptor';
import { Failure } from '../../core/failure';
import { isRow, type Row, shorten } from '../../core/values';

/** Creates the order; the default customer is the connection's with the order's email address. */
export const createWithCustomer: Steps = async (input) => {
	const request = await input.build();
	const { ecomOrder } = request.body as { ecomOrder: Row };
	const customerid = ecomOrder.customerid ?? (await customerOf(ecomOrder, input));
	const answer = await input.call({
		...request,
		body: { ecomOrder: { ...ecomOrder, customerid } },
	});
	return [isRow(answer) && isRow(answer.ecomOrder) ? answer.ecomOrder : { success: true }];
};

async function customerOf({ email, connectionid }: Row, { walk }: StepInput): Promise<number> {
	const request = plainRequest('GET', '/ecomCustomers', {
		'filters[email]': email,
		'filters[connectionid]': connectionid,
	});
	for await (const { id } of walk(request, 'ecomCustomers', 'byOffset', 1)) return Number(id);
	throw new Failure(`There is no e-commerce customer ${shorten(email)} in this connection`, {
		description:
			'Create the customer first (E-Commerce Customer: Create), or choose another one under Customer',
		field: 'Email',
	});
}
