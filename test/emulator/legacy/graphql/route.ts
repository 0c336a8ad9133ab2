import { execute, GraphQLError, parse, validate, type ExecutionResult } from 'graphql';
import { z } from 'zod';
import { settle } from '../../settle';
import type { Handler } from '../../types';
import { resolvers } from './resolvers';
import { schema } from './schema';

const envelope = z.object({
	query: z.string(),
	variables: z.record(z.string(), z.unknown()).nullish(),
	operationName: z.string().nullish(),
});

const mostTokens = 15_000;

/** `POST /ecom/graphql`: HTTP 200 also for a document that does not parse, with `errors[]`. */
export const graphqlEndpoint: Handler = async (request, account) => {
	settle(account);
	const sent = envelope.safeParse(request.body);
	if (!sent.success) return answer({ errors: [new GraphQLError('A query is required')] });
	const { query, variables, operationName } = sent.data;
	try {
		const document = parse(query, { maxTokens: mostTokens });
		const faults = validate(schema, document);
		if (faults.length > 0) return answer({ errors: faults });
		return answer(
			await execute({
				schema,
				document,
				rootValue: resolvers(account),
				variableValues: variables,
				operationName,
			}),
		);
	} catch (error) {
		return answer({ errors: [syntaxError(error)] });
	}
};

/** The wording of the token limit is the one that the provider's shop plugin looks for. */
function syntaxError(error: unknown): GraphQLError {
	if (!(error instanceof GraphQLError)) throw error;
	return /more tha[nt] \d+ tokens/.test(error.message)
		? new GraphQLError(`More than ${mostTokens} grammar tokens have been presented.`)
		: error;
}

function answer({ data, errors }: ExecutionResult) {
	return {
		status: 200,
		body: {
			...(data === undefined ? {} : { data }),
			...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}),
		},
	};
}
