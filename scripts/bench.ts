import { runPart } from './part';

/** `npm run bench`: this node and n8n's own on one account; `-- form`: only what n8n pays for their forms. */
void runPart('bench', async () => await import('./bench/cases'), {
	form: async () => await import('./bench/form'),
});
