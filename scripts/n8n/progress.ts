/** Where scripts report what they are doing. */
export interface Log {
	line(text: string): void;
	/** Runs `work` under a title and reports how long it took; resolves with the work's result. */
	step<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** Seconds since `startedAt` (milliseconds of `Date.now`), as text: `0.4 s`, `173 s`. */
export function elapsed(startedAt: number): string {
	const seconds = (Date.now() - startedAt) / 1000;
	return `${seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0)} s`;
}

/** Prints to standard output; on a terminal a running step shows its seconds. */
export function consoleLog(out: NodeJS.WriteStream = process.stdout): Log {
	const line = (text: string) => out.write(`${text}\n`);
	return {
		line,
		async step(title, work) {
			const startedAt = Date.now();
			if (!out.isTTY) line(`· ${title} …`);
			const redraw = () => out.write(`\r\x1b[2K· ${title} … ${elapsed(startedAt)}`);
			const timer = out.isTTY ? setInterval(redraw, 1000) : undefined;
			if (out.isTTY) redraw();
			const end = (mark: string) => {
				clearInterval(timer);
				line(`${out.isTTY ? '\r\x1b[2K' : ''}${mark} ${title} (${elapsed(startedAt)})`);
			};
			try {
				const result = await work();
				end('✓');
				return result;
			} catch (error) {
				end('✗');
				throw error;
			}
		},
	};
}
