import { startEmulator } from './index';
async function main() {
const e = await startEmulator({ rateLimit: false });
e.seed.contacts(20000);
const t=performance.now();
for (let i=0;i<100;i++){ const r=await fetch(e.url+'/api/3/contacts?limit=100&id_greater='+i*5+'&orders[id]=ASC',{headers:{'Api-Token':e.apiKey}}); await r.text(); }
console.log((performance.now()-t)/100,'ms a page');
const u=performance.now();
for (let i=0;i<100;i++){ const r=await fetch(e.url+'/api/3/contacts?limit=1&id_greater='+i*5+'&orders[id]=ASC',{headers:{'Api-Token':e.apiKey}}); await r.text(); }
console.log((performance.now()-u)/100,'ms a page of one');
await e.close();
}
void main();
