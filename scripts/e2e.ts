import { runPart } from './part';

/**
 * `npm run e2e`: examples and triggers in real versions of n8n. Parts: `-- editor` (the editor in a
 * browser), `-- trigger` (both triggers under load), `-- recovery` (n8n slow or killed), `-- queue` (queue mode with several workers).
 */
void runPart('e2e', async () => await import('./e2e/versions'), {
	editor: async () => await import('./e2e/editor'),
	trigger: async () => await import('./e2e/trigger'),
	recovery: async () => await import('./e2e/recovery'),
	queue: async () => await import('./e2e/queue'),
});
