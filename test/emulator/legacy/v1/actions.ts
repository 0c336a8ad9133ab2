import { accountRecordActions } from './accountRecords';
import { accountSettingActions } from './accountSettings';
import type { Action } from './answer';
import { automationActions } from './automations';
import { campaignReportActions } from './campaignReports';
import { campaignActions } from './campaigns';
import { contactNoteActions } from './contactNotes';
import { contactActions } from './contacts';
import { dealPartActions } from './dealParts';
import { dealActions } from './deals';
import { listFieldActions } from './listFields';
import { listActions } from './lists';
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
