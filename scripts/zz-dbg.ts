import { ensureN8n } from '/work/main/scripts/n8n/install';
import { consoleLog } from '/work/main/scripts/n8n/progress';
import { Bench } from '/work/main/scripts/trigger/bench';
import { webhookWorkflow } from '/work/main/scripts/trigger/workflows';
void (async () => {
	const install = await ensureN8n('2.40.7', consoleLog());
	const bench = await Bench.open(install, '/tmp/pk/n8n-nodes-activecampaign-0.1.0.tgz');
	const show = (t: string) => console.log(t, bench.hooks.length, bench.emulator.journal.entries.map((e) => `${e.method} ${e.path} ${e.status}`).join(' | '));
	try {
		const id = await bench.add(webhookWorkflow(await bench.credential()));
		await bench.activate(id);
		show('activated ' + await bench.hookCount(1));
		console.log(JSON.stringify(await bench.api.request({ url: `/workflows/${id}/publication-status` }).catch(String)));
		console.log(JSON.stringify(await bench.ask('select id, active, activeVersionId, versionId, staticData from workflow_entity')));
		await bench.stop(); await bench.start(); show('restarted ' + await bench.hookCount(1)); await new Promise((r) => setTimeout(r, 8000)); show('later'); console.log(JSON.stringify(await bench.ask('select id, active, activeVersionId, staticData from workflow_entity')), JSON.stringify(await bench.ask('select * from webhook_entity'))); console.log(JSON.stringify(await bench.api.request({ method: 'POST', url: `/workflows/${id}/deactivate`, data: {} }).catch(String)).slice(0, 300));
		show('deactivated ' + await bench.hookCount(0, 15));
		console.log(JSON.stringify(await bench.ask('select id, active, activeVersionId, staticData from workflow_entity')));
		console.log(JSON.stringify(await bench.api.request({ url: `/workflows/${id}/publication-status` }).catch(String)));
	} finally { await bench.close(); process.exit(0); }
})();
