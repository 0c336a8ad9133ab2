import { runPart } from './part';

/** `npm run bench` compares this node with n8n's own; `npm run bench -- form` compares only their forms. */
void runPart('bench', async () => await import('./bench/cases'), {
	form: async () => await import('./bench/form'),
});
