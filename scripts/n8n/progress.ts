/** Progress output of scripts. */
export interface Log {
	line(text: string): void;
	/** Runs `work`, prints the title and the time it took, and gives its result. */
	step<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** Time since `startedAt` (from `Date.now()`) as text: `0.4 s`, `173 s`. */
export function elapsed(startedAt: number): string {
	const seconds = (Date.now() - startedAt) / 1000;
	return `${seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0)} s`;
}

/** Prints to standard output; on a terminal, a running step shows the elapsed time. */
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
