import type { Account, Row } from '../types';
import { contactEvent } from '../events';
import { isoDate } from '../dates';
import { tagNamed } from '../resources/tags';

/** The contact tag with this name. */
export function findTag(account: Account, name: string): Row | undefined {
	return tagNamed(account, name.trim());
}

/** Tags a contact by name; the tag is made when missing, a second time changes nothing; no webhook fires when silent. */
export function tagContact(account: Account, contact: Row, name: string, silent = false): void {
	const cdate = isoDate(account.clock.now());
	const tag =
		findTag(account, name) ??
		account
			.collection('tags')
			.insert({ tag: name.trim(), tagType: 'contact', description: '', cdate });
	if (associations(account, contact.id, tag.id).length > 0) return;
	account.collection('contactTags').insert({ contact: contact.id, tag: tag.id, cdate });
	if (silent) return;
	account.emit('contact_tag_added', 'api', {
		list: '0',
		...contactEvent(account, contact),
		tag: tag.tag,
	});
}

/** Whether the contact had the tag. */
export function untagContact(account: Account, contact: Row, name: string): boolean {
	const tag = findTag(account, name);
	const rows = tag ? associations(account, contact.id, tag.id) : [];
	for (const row of rows) account.collection('contactTags').remove(row.id);
	if (!tag || rows.length === 0) return false;
	account.emit('contact_tag_removed', 'api', {
		list: '0',
		...contactEvent(account, contact),
		tag: tag.tag,
	});
	return true;
}

function associations(account: Account, contactId: string, tagId: string): Row[] {
	return account
		.collection('contactTags')
		.findBy('contact', contactId)
		.filter((row) => String(row.tag) === tagId);
}
