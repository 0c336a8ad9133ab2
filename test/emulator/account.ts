import { checked, defaultPositions, type Assume, type Positions } from './assumptions';
import { MapCollection } from './collection';
import { exampleOf } from './facts';
import { normalise, stampsOf } from './shape';
import type { Account, Clock, Collection, EventSource, Row } from './types';

/** Rows that every new account has. */
const FIRST_ROWS: Record<string, Array<Record<string, unknown>>> = {
	users: [
		{
			username: 'admin',
			firstName: 'Jane',
			lastName: 'Doe',
			email: 'admin@example.com',
			cdate: null,
			udate: null,
		},
	],
	groups: [{ title: 'Visitor' }, { title: 'Standard' }, { title: 'Admin', p_admin: '1' }],
	userGroups: [{ user: '1', group: '3', userid: '1', groupid: '3' }],
	dealTasktypes: [{ title: 'Call' }, { title: 'Email' }, { title: 'To-do' }],
	dealRoles: [{ title: 'Decision maker' }],
	whatsappTemplates: [
		{
			id: '5f0c2f1e-2b1b-4c55-9d0e-6f6a4f2f9c01',
			name: 'order_update',
			language: 'en',
			category: 'UTILITY',
			status: 'approved',
		},
	],
	eventTracking: [{ id: 'eventTracking', enabled: false }],
	siteTracking: [{ id: 'siteTracking', enabled: false }],
};

/** Collections that no operation creates rows in; they start with the rows of the documented answer. */
const READ_ONLY: Record<string, string> = {
	brandings: 'GET /brandings',
	scores: 'GET /scores',
	templates: 'GET /templates',
	segments: 'GET /segments',
	forms: 'GET /forms',
	groupLimits: 'GET /groupLimits',
	exclusions: 'GET /lists/exclusions',
};

type Emit = (event: string, source: EventSource, values: Record<string, unknown>) => void;

/** An ActiveCampaign account in memory; `emit` calls the given listener. */
export class MemoryAccount implements Account {
	private readonly collections = new Map<string, Collection>();
	private readonly positions: Positions = { ...defaultPositions };
	private serial = 0;

	constructor(
		readonly clock: Clock,
		readonly url: string,
		readonly apiKey: string,
		private readonly listener: Emit = () => undefined,
		private readonly start: Assume = {},
	) {
		this.reset();
	}

	get assumes(): Readonly<Positions> {
		return this.positions;
	}

	/** Sets switches until they are set again or the account is reset. */
	assume(changes: Assume): void {
		Object.assign(this.positions, checked(changes));
	}

	collection(name: string): Collection {
		let collection = this.collections.get(name);
		if (!collection) {
			collection = new MapCollection(stampsOf(name, () => this.clock.now()));
			this.collections.set(name, collection);
		}
		return collection;
	}

	emit(event: string, source: EventSource, values: Record<string, unknown>): void {
		this.listener(event, source, values);
	}

	/** A unique string of hexadecimal digits; the same sequence in every run. */
	hash(length: number): string {
		this.serial += 1;
		let digits = '';
		for (let part = 0; digits.length < length; part++) {
			digits += (Math.imul(this.serial + part * 7919, 0x9e3779b1) >>> 0)
				.toString(16)
				.padStart(8, '0');
		}
		return digits.slice(0, length);
	}

	uuid(): string {
		return this.hash(32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
	}

	/** Restores a new account and the initial positions of the switches. */
	reset(): void {
		for (const collection of this.collections.values()) collection.clear();
		this.serial = 0;
		Object.assign(this.positions, defaultPositions, checked(this.start));
		for (const [name, rows] of Object.entries(FIRST_ROWS)) {
			for (const row of rows) this.collection(name).insert(normalise(name, row));
		}
		for (const [name, operation] of Object.entries(READ_ONLY)) {
			const answer = exampleOf(operation) as Record<string, Row[]> | undefined;
			for (const { links: _links, ...row } of answer?.[name] ?? []) {
				this.collection(name).insert(row);
			}
		}
	}
}
