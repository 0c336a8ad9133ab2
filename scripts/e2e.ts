import { runPart } from './part';

/**
 * `npm run e2e`: examples and triggers in real versions of n8n; `-- editor`: what a user does in
 * its editor; `-- trigger`: both triggers under load; `-- queue`: main and workers on one account.
 */
void runPart('e2e', async () => await import('./e2e/versions'), {
	editor: async () => await import('./e2e/editor'),
	trigger: async () => await import('./e2e/trigger'),
	queue: async () => await import('./e2e/queue'),
});
