const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal aborts, at once if it already has; returns the function that removes
 * the callback. All callbacks of a signal share one listener: Node warns of a leak at many.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
	const existing = callbacksOf.get(signal);
	const callbacks = existing ?? new Set<() => void>();
	if (!existing) {
		callbacksOf.set(signal, callbacks);
		signal.addEventListener('abort', () => callbacks.forEach((call) => call()), { once: true });
	}
	callbacks.add(callback);
	if (signal.aborted) callback();
	return () => callbacks.delete(callback);
}
