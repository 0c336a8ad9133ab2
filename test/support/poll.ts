import { PollContext } from 'n8n-core';
import {
	deepCopy,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { isDeepStrictEqual } from 'node:util';
import { createAdditionalData } from './additionalData';
import type { CredentialClass } from './credentials';
import type { NodeClass } from './nodeTypes';
import { Registry } from './registry';

/**
 * Where n8n keeps the position of a polling node. `static`: in the static data of a workflow that the
 * process holds, written with each execution. `leased`: in static data that each round reads anew,
 * `N8N_SCHEDULER_POLL_TRIGGERS_ENABLED`. `cursors`: in a table, with the execution in one transaction,
 * `N8N_POLLER_DURABLE_CURSORS_ENABLED`.
 */
export type PollStorage = 'static' | 'leased' | 'cursors';

/** What n8n has in its database of one workflow with a polling node. */
export interface PollDatabase {
	/** Static data of the workflow. */
	staticData: IDataObject;
	/** Row of the node in `poller_state`. */
	cursor?: IDataObject;
}

export interface PollerOptions {
	nodes: NodeClass[];
	credentialTypes: CredentialClass[];
	credentials?: ICredentialDataDecryptedObject;
	/** Used by reference, not copied. */
	database: PollDatabase;
	storage?: PollStorage;
	/** `N8N_SCHEDULER_POLL_TIMEOUT` in milliseconds, for rounds that n8n limits: 45,000 by default. */
	timeoutMs?: number;
	/** The time zone in the settings of the workflow. */
	timezone?: string;
}

/** A round as n8n has run it, before n8n has kept anything of it. */
export interface PollRound {
	/** None if the node returned null. */
	items: INodeExecutionData[];
	/** Starts the execution and keeps the position. Without it n8n has thrown the round away. */
	accept(): void;
}

export interface Poller {
	/** One round; `manual` stores nothing. */
	round(parameters: INodeParameters, mode?: WorkflowExecuteMode): Promise<PollRound>;
	/** The budget that n8n gives a round, in milliseconds; undefined if it limits none. */
	readonly budgetMs: number | undefined;
	/** Another process of n8n takes over: nothing but the database remains. */
	restart(): void;
}

/**
 * The first node class of the options as a polling trigger of an active workflow. How positions are
 * kept follows n8n 2.41 (TriggerExecutionContextFactory, not part of n8n-core): a round with a cursor
 * works on a copy of its own, and what a round changed after its end is never kept.
 */
export function createPoller(options: PollerOptions): Poller {
	const { nodes, credentialTypes, database, storage = 'static', timeoutMs = 45_000 } = options;
	const registry = new Registry({ nodes, credentials: credentialTypes });
	const type = registry.fullName();
	const typeVersion = registry.latestVersion(type);
	const nodeType = registry.nodeTypes.getByNameAndVersion(type, typeVersion);
	const marginMs = Math.min(Math.max(0.2 * timeoutMs, 5_000), timeoutMs / 2);
	const budgetMs = storage === 'static' ? undefined : timeoutMs - marginMs;
	/** Static data that the process holds, as `static` has it. */
	let held: IDataObject | undefined;
	/** The parameters that the workflow is active with. */
	let active: string | undefined;

	const workflowOf = (parameters: INodeParameters): { node: INode; workflow: Workflow } => {
		const node: INode = {
			id: 'poller',
			name: 'Poller',
			type,
			typeVersion,
			position: [0, 0],
			parameters: deepCopy(parameters),
			...(options.credentials && {
				credentials: registry.credentialReferences({ type, typeVersion }),
			}),
		};
		const workflow = new Workflow({
			id: 'workflow',
			name: 'Workflow',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: registry.nodeTypes,
			...(options.timezone === undefined ? {} : { settings: { timezone: options.timezone } }),
			staticData: deepCopy(held ?? database.staticData),
		});
		return { node, workflow };
	};

	return {
		budgetMs,
		restart: () => {
			held = undefined;
			// Jobs of the scheduler outlive the process, so n8n does not poll when it starts.
			if (storage === 'static') active = undefined;
		},
		async round(parameters, mode = 'trigger') {
			const { node, workflow } = workflowOf(parameters);
			const isActivation = active !== JSON.stringify(parameters);
			const credentials = registry.credentialsFor([node], options.credentials);
			const additionalData = createAdditionalData({ credentials });
			const context = new PollContext(workflow, node, additionalData, mode, 'activate');
			const seed = database.cursor ?? deepCopy(workflow.getStaticData('node', node));
			const copy = deepCopy(seed);
			if (storage === 'cursors') {
				const ofWorkflow = context.getWorkflowStaticData.bind(context);
				context.getWorkflowStaticData = (kind) => (kind === 'node' ? copy : ofWorkflow(kind));
			}
			if (budgetMs !== undefined) Object.assign(context, { getPollBudgetMs: () => budgetMs });
			if (!nodeType.poll) throw new Error(`Node type "${type}" has no poll function`);
			const items = (await nodeType.poll.call(context))?.[0] ?? [];
			const cursor = deepCopy(copy);
			const staticData = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
			return {
				items,
				accept() {
					if (mode === 'manual') return;
					active = JSON.stringify(parameters);
					if (storage === 'static') held = staticData;
					if (storage === 'cursors' && !isDeepStrictEqual(cursor, seed)) database.cursor = cursor;
					// n8n saves static data when a workflow is activated and when it starts an execution, not
					// after another round without items.
					if (items.length > 0 || isActivation) database.staticData = deepCopy(staticData);
				},
			};
		},
	};
}
