import {
	ICredentialsHelper,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';

export type CredentialClass = new () => ICredentialType;

/** Members of each credential type, by the type's name. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/** Credential types by name, each class instantiated once. */
export class CredentialTypes {
	private readonly types: Map<string, ICredentialType>;

	constructor(classes: CredentialClass[]) {
		this.types = new Map(classes.map((Class) => new Class()).map((type) => [type.name, type]));
	}

	getByName(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new Error(`Unknown credential type "${name}"`);
		return type;
	}
}

/** The credentials of one execution, in memory, applied as n8n's own helper does. */
export class MemoryCredentials extends ICredentialsHelper {
	/** How often each credential type was read, as every read is a database query in n8n. */
	readonly reads: Record<string, number> = {};

	constructor(
		private readonly types: CredentialTypes,
		private readonly data: CredentialData,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.types.getByName(name).extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types.getByName(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (!authenticate || !workflow || !node) return options;
		const resolve = (value: unknown): unknown => {
			if (typeof value !== 'string' || !value.startsWith('=')) return value;
			const keys = { $credentials: credentials as never };
			const resolved = workflow.expression.getSimpleParameterValue(
				node,
				value,
				'internal',
				keys,
				undefined,
				'',
			);
			return resolved ? String(resolved) : '';
		};
		const target = options as unknown as Record<string, Record<string, unknown> | undefined>;
		for (const [part, members] of Object.entries(authenticate.properties)) {
			const merged = (target[part] ??= {});
			for (const [key, value] of Object.entries(members as Record<string, unknown>)) {
				merged[String(resolve(key))] = resolve(value);
			}
		}
		return options;
	}

	async preAuthentication(): Promise<undefined> {}

	async runPreAuthentication(): Promise<undefined> {}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Encrypted credentials do not exist in tests');
	}

	/** The entered members, with the defaults of the credential type for all others. */
	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject> {
		this.reads[typeName] = (this.reads[typeName] ?? 0) + 1;
		const entered = this.data[typeName];
		if (!entered) throw new Error(`No credential of type "${typeName}" was given to this run`);
		const defaults = NodeHelpers.getNodeParameters(
			this.types.getByName(typeName).properties,
			entered as never,
			true,
			false,
			null,
			null,
		);
		return { ...(defaults as ICredentialDataDecryptedObject | null), ...entered };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.types.getByName(typeName).properties;
	}
}
