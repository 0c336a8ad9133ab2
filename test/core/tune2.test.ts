import { runWorkers } from './workers';
it('tune', async () => {
	const w = Number(process.env.W), hdr = process.env.H === '1';
	const f = await runWorkers(Array.from({ length: w }, () => ({ requests: Number(process.env.N) })), { tellsLimit: hdr, retryAfter: 1 }, 1);
	const out = [];
	for (let t = 0; t < Math.max(...f.ends); t += 10000) { const b = f.between(t, t + 10000); out.push(`${t / 1000} ${b.shares.join(' ')} used ${(b.used * 100).toFixed(0)} 429 ${(b.refused * 100).toFixed(0)}`); }
	require('fs').writeFileSync('/tmp/tune2.out', out.join('\n') + '\n');
}, 600000);
