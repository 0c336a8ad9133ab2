import { runWorkers } from './workers';
const cases = (process.env.W ?? '1,2,4,8,16,32').split(',').map(Number);
const each = Number(process.env.N ?? 800);
it('tune', async () => {
	const out: string[] = [];
	for (const tellsLimit of [true, false]) for (const retryAfter of [1, undefined]) for (const w of cases) {
		const t0 = Date.now();
		const rows = [];
		for (const seed of [1, 2, 3]) {
			const n = Math.max(50, Math.round(each / w));
			const f = await runWorkers(Array.from({ length: w }, () => ({ requests: n })), { tellsLimit, retryAfter }, seed);
			const first = Math.min(...f.ends), last = Math.max(...f.ends);
			const b = f.between(0, first); const all = f.between(0, last);
			const warm = f.between(first / 3, first);
			rows.push([all.used, all.refused, b.used, b.refused, warm.used, warm.refused, Math.max(...b.shares) / Math.min(...b.shares), last/1000]);
		}
		const avg = rows[0]!.map((_, i) => rows.reduce((t, r) => t + r[i]!, 0) / rows.length);
		const mx = Math.max(...rows.map(r => r[1]!));
		out.push(`hdr ${tellsLimit ? 1 : 0} ra ${retryAfter ?? '-'} W ${String(w).padStart(2)}: used ${(100*avg[0]!).toFixed(1)} 429 ${(100*avg[1]!).toFixed(1)} (max ${(100*mx).toFixed(1)}) | together used ${(100*avg[2]!).toFixed(1)} 429 ${(100*avg[3]!).toFixed(1)} warm ${(100*avg[4]!).toFixed(1)} ${(100*avg[5]!).toFixed(1)} fair ${avg[6]!.toFixed(2)} took ${avg[7]!.toFixed(0)} s (${Date.now()-t0} ms)`);
	}
	require('fs').writeFileSync('/tmp/tune.out', out.join('\n') + '\n');
}, 600000);
