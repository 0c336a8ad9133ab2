import { isoDate } from './dates';
import { SeedRows } from './seedRows';
import type { Row } from './types';

type Values = Record<string, unknown>;

/** Users, accounts, pipelines and deals. */
export class SeedCrm extends SeedRows {
	accounts(names: number | string[]): Row[] {
		return this.named('accounts', names, 'Account', (name) => ({ name, accountUrl: '' }));
	}

	/** Users in addition to the first one, in the group Standard. */
	users(n: number, values: (position: number) => Values = () => ({})): Row[] {
		const users = this.rows('users', n, (position) => ({
			username: `user${position}`,
			firstName: `First${position}`,
			lastName: `Last${position}`,
			email: `user${position}@example.com`,
			...values(position),
		}));
		for (const { id } of users) {
			this.account
				.collection('userGroups')
				.insert({ user: id, userid: id, group: '2', groupid: '2' });
		}
		return users;
	}

	/** A pipeline with its three first stages. */
	pipeline(title = 'Sales', currency = 'usd'): { pipeline: Row; stages: Row[] } {
		const pipeline = this.account.collection('dealGroups').insert({
			title,
			currency,
			autoassign: '1',
			allusers: '1',
			allgroups: '1',
		});
		const stages = ['To Contact', 'In Contact', 'Follow Up'].map((stage, index) =>
			this.account.collection('dealStages').insert({
				group: pipeline.id,
				title: stage,
				order: String(index + 1),
			}),
		);
		return { pipeline, stages };
	}

	/** Open deals of 100.00 with the first contact, in the first stage; creates what is missing. */
	deals(n: number, values: (position: number) => Values = () => ({})): Row[] {
		if (this.account.collection('dealStages').size === 0) this.pipeline();
		const contact =
			this.account.collection('contacts').all()[0] ??
			this.account.collection('contacts').insert({ email: 'contact1@example.com' });
		const stage = this.account.collection('dealStages').all()[0];
		return this.rows('deals', n, (position) => ({
			title: `Deal ${position}`,
			contact: contact.id,
			group: stage?.['group'],
			stage: stage?.id,
			owner: '1',
			value: '10000',
			currency: 'usd',
			status: '0',
			percent: '0',
			description: '',
			hash: this.account.hash(8),
			...values(position),
		}));
	}

	/** Tasks of a deal, due a day after one another from now on. */
	dealTasks(deal: Row, n: number, values: (position: number) => Values = () => ({})): Row[] {
		const now = this.account.clock.now();
		return this.rows('dealTasks', n, (position) => ({
			title: `Task ${position}`,
			relid: deal.id,
			reltype: 'Deal',
			deal: deal.id,
			dealTasktype: '1',
			status: '0',
			duedate: isoDate(now + position * 86_400_000),
			...values(position),
		}));
	}

	notes(owner: Row, reltype: 'Subscriber' | 'Deal' | 'CustomerAccount', texts: string[]): Row[] {
		return texts.map((note) =>
			this.account.collection('notes').insert({
				note,
				reltype,
				relid: owner.id,
				user: '1',
				userid: '1',
			}),
		);
	}
}
