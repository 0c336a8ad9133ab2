import type { WebhookMemory } from '../shared/triggerMemory';

/**
 * Does the work for the first delivery of a content; undefined for another one. Content whose work
 * fails counts as not received: a copy that came meanwhile, or comes later, does the work instead.
 */
export async function firstOnly<T>(
	{ seen, running }: Pick<WebhookMemory, 'seen' | 'running'>,
	content: string,
	work: () => Promise<T>,
): Promise<T | undefined> {
	for (let other = running.get(content); other; other = running.get(content))
		await other.catch(() => {});
	if (seen.has(content)) return undefined;
	const task = work().then((result) => {
		seen.add(content);
		return result;
	});
	running.set(content, task);
	return await task.finally(() => running.delete(content));
}
