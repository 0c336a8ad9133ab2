import type { Operations, Rules } from '../operation';
import { addRules } from '../rules';

import * as accounts from './accounts';
import * as audiences from './audiences';
import * as automations from './automations';
import * as campaigns from './campaigns';
import * as contactDeals from './contactDeals';
import * as contactLists from './contactLists';
import * as contacts from './contacts';
import * as contactTags from './contactTags';
import * as customFields from './customFields';
import * as customObjectRecords from './customObjectRecords';
import * as customObjects from './customObjects';
import * as deals from './deals';
import * as ecommerce from './ecommerce';
import * as exclusions from './exclusions';
import * as fields from './fields';
import * as notes from './notes';
import * as pipelines from './pipelines';
import * as relations from './relations';
import * as segments from './segments';
import * as settings from './settings';
import * as sms from './sms';
import * as smsAi from './smsAi';
import * as smsReports from './smsReports';
import * as tags from './tags';
import * as tasks from './tasks';
import * as users from './users';
import * as webhooks from './webhooks';
import * as whatsapp from './whatsapp';
import * as whatsappFlows from './whatsappFlows';

interface Module {
	rules?: Record<string, Rules>;
	operations?: Operations;
}

const MODULES: Module[] = [
	accounts,
	audiences,
	automations,
	campaigns,
	contactDeals,
	contactLists,
	contacts,
	contactTags,
	customFields,
	customObjectRecords,
	customObjects,
	deals,
	ecommerce,
	exclusions,
	fields,
	notes,
	pipelines,
	relations,
	segments,
	settings,
	sms,
	smsAi,
	smsReports,
	tags,
	tasks,
	users,
	webhooks,
	whatsapp,
	whatsappFlows,
];

for (const { rules } of MODULES) addRules(rules ?? {});

/** Operations that are more than reading and writing a row. */
export const specialOperations = (): Operations =>
	Object.assign({}, ...MODULES.map(({ operations }) => operations ?? {}));
