import { accountRecordActions } from './accountRecords';
import { accountSettingActions } from './accountSettings';
import type { Action } from './answer';
import { automationActions } from './automations';
import { campaignActions } from './campaigns';
import { campaignReportActions } from './campaignReports';
import { contactActions } from './contacts';
import { contactNoteActions } from './contactNotes';
import { dealActions } from './deals';
import { dealPartActions } from './dealParts';
import { listActions } from './lists';
import { listFieldActions } from './listFields';
import { messageActions } from './messages';

/** Every action of the v1 reference by name. */
export const actions: Record<string, Action> = {
	...campaignActions,
	...campaignReportActions,
	...messageActions,
	...contactActions,
	...contactNoteActions,
	...automationActions,
	...listActions,
	...listFieldActions,
	...dealActions,
	...dealPartActions,
	...accountRecordActions,
	...accountSettingActions,
};
