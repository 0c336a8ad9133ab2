import { thing } from '../../../core/form/thing';
import { asText, joinTexts } from '../../../core/values';

export const whatsappTemplates = thing({
	key: 'whatsappTemplates',
	name: 'WhatsApp template',
	route: 'GET /channel/whatsapp/channels/whatsapp/template',
	returns: 'results',
	paging: 'byPage',
	title: ({ name }) => asText(name),
	detail: ({ language, status }) => joinTexts([language, status], ', '),
	parameter: 'template',
	example: { name: 'order_shipped', id: 'a3ff7ee5-0c11-49e2-a0d6-7e316626f7b1' },
});
