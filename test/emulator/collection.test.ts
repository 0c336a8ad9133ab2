import { MapCollection } from './collection';

describe('a collection', () => {
	it('counts ids from 1 as text and goes on after a given one', () => {
		const rows = new MapCollection();
		expect([rows.insert({}), rows.insert({ id: 7 }), rows.insert({})].map(({ id }) => id)).toEqual([
			'1',
			'7',
			'8',
		]);
	});

	it('finds rows by a member whatever the case, after each change', () => {
		const rows = new MapCollection();
		rows.insert({ email: 'A@b.co' });
		const emails = (email: string) => rows.findBy('email', email).map(({ id }) => id);
		expect(emails('a@B.co')).toEqual(['1']);
		rows.insert({ email: 'a@b.co' });
		expect(emails('a@b.co')).toEqual(['1', '2']);
		rows.update('1', { email: 'new@b.co' });
		expect([emails('a@b.co'), emails('new@b.co')]).toEqual([['2'], ['1']]);
		rows.remove('2');
		expect(emails('a@b.co')).toEqual([]);
	});

	it('starts anew when cleared', () => {
		const rows = new MapCollection();
		rows.insert({ name: 'a' });
		rows.findBy('name', 'a');
		rows.clear();
		expect([rows.size, rows.findBy('name', 'a'), rows.insert({}).id]).toEqual([0, [], '1']);
	});
});
