import path from 'node:path';

export const repositoryRoot = path.resolve(__dirname, '..', '..', '..');

/** Where downloaded n8n releases, built addons and packed tarballs are kept between runs. */
export function cacheRoot(): string {
	return path.resolve(process.env.N8N_CACHE ?? path.join(repositoryRoot, '.cache', 'n8n'));
}
