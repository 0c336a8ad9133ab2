import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../nodes/ActiveCampaign/core/types';
import { examine } from './examine';
import { unexplained } from './findings';
test('x', async () => {
	const dir = join(__dirname, '../../nodes/ActiveCampaign/resources');
	const out: string[] = [];
	for (const f of readdirSync(dir)) {
		let m: Record<string, unknown> = {};
		try { m = require(join(dir, f)); } catch (e) { out.push(f + ' ' + String(e)); }
		for (const v of Object.values(m)) {
			const r = v as Resource;
			if (!r || typeof r !== 'object' || !('operations' in r)) continue;
			for (const [n, o] of Object.entries(r.operations)) {
				const t = Date.now();
				for (const s of unexplained(`${r.value}.${n}`, await examine(o))) out.push(`${r.value}.${n}: ${s.replace(/ \(fix it.*/, '')}`);
				if (Date.now() - t > 1500) out.push(`SLOW ${n} ${Date.now() - t}`);
			}
		}
	}
	process.stdout.write(out.join('\n') + '\n');
}, 200000);
