const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal aborts, at once if it has; gives what takes the callback back. All
 * callbacks of a signal share one listener, since many on one signal look like a leak to Node.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
	const known = callbacksOf.get(signal);
	const callbacks = known ?? new Set<() => void>();
	if (!known) {
		callbacksOf.set(signal, callbacks);
		signal.addEventListener('abort', () => callbacks.forEach((call) => call()), { once: true });
	}
	callbacks.add(callback);
	if (signal.aborted) callback();
	return () => callbacks.delete(callback);
}
