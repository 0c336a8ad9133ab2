/** Writes test/contract/forms.json, the names that saved workflows rely on: `npm run forms`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resources } from '../nodes/ActiveCampaign/resources';
import { formNames, formNamesAsText } from '../test/contract/formNames';

const names = formNames(resources);
writeFileSync(join(__dirname, '..', 'test', 'contract', 'forms.json'), formNamesAsText(names));

console.log(`${Object.keys(names).length} forms`);
