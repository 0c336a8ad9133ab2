import type { Field } from '../../core/descriptor';
import { type Choice, choices, email, toggle } from '../../core/form/fields';
import type { Row } from '../../core/values';

/** According to the reference, only a new group can have it. */
export const tagPermission: Choice = ['pgTagManage', 'Tags: Manage'];

/** Permissions, by ActiveCampaign's names. */
const permissionChoices: Choice[] = [
	['pgAutomationManage', 'Automations: Manage'],
	['pgContactActions', 'Contacts: Actions'],
	['pgContactAdd', 'Contacts: Add'],
	['pgContactApprove', 'Contacts: Approve'],
	['pgContactFields', 'Contacts: Custom Fields'],
	['pgContactDelete', 'Contacts: Delete'],
	['pgContactEdit', 'Contacts: Edit'],
	['pgContactExport', 'Contacts: Export'],
	['pgContactImport', 'Contacts: Import'],
	['pgContactMerge', 'Contacts: Merge'],
	['pgContactFilters', 'Contacts: Segments'],
	['pgContactSync', 'Contacts: Sync'],
	['pgDealDelete', 'Deals: Delete'],
	['pgDealReassign', 'Deals: Reassign'],
	['pgDeal', 'Deals: View'],
	['pgFormEdit', 'Forms: Edit'],
	['pgListAdd', 'Lists: Add'],
	['pgListBounce', 'Lists: Bounce Settings'],
	['pgListDelete', 'Lists: Delete'],
	['pgListEdit', 'Lists: Edit'],
	['pgListHeaders', 'Lists: Email Headers'],
	['pgListEmailaccount', 'Lists: Unsubscribe by Email'],
	['pgMessageAdd', 'Messages: Add'],
	['pgMessageDelete', 'Messages: Delete'],
	['pgMessageEdit', 'Messages: Edit'],
	['pgMessageSend', 'Messages: Send'],
	['pgPersonalizationAdd', 'Personalization Tags: Add'],
	['pgPersonalizationDelete', 'Personalization Tags: Delete'],
	['pgPersonalizationEdit', 'Personalization Tags: Edit'],
	['pgDealGroupAdd', 'Pipelines: Add'],
	['pgDealGroupDelete', 'Pipelines: Delete'],
	['pgDealGroupEdit', 'Pipelines: Edit'],
	['pgReportsCampaign', 'Reports: Campaigns'],
	['pgReportsList', 'Reports: Lists'],
	['pgReportsTrend', 'Reports: Trends'],
	['pgReportsUser', 'Reports: Users'],
	['pgSavedResponsesManage', 'Saved Responses: Manage'],
	['pgStartupGettingstarted', 'Start Page: Getting Started'],
	['pgStartupReports', 'Start Page: Last Report'],
	['pgTemplateAdd', 'Templates: Add'],
	['pgTemplateDelete', 'Templates: Delete'],
	['pgTemplateEdit', 'Templates: Edit'],
	['pgGroupAdd', 'User Groups: Add'],
	['pgGroupDelete', 'User Groups: Delete'],
	['pgGroupEdit', 'User Groups: Edit'],
	['pg_user_add', 'Users: Add'],
	['pg_user_delete', 'Users: Delete'],
	['pg_user_edit', 'Users: Edit'],
];

/** Permissions to grant and to revoke; the others do not change. */
export const permissions = (...more: Choice[]): Field[] => [
	choices(
		'allow',
		'Allow',
		'What users of the group may do from now on',
		[...permissionChoices, ...more],
		{
			sendAs: (names) => each(names, true),
		},
	),
	choices(
		'forbid',
		'Forbid',
		'What users of the group may no longer do',
		[...permissionChoices, ...more],
		{
			sendAs: (names) => each(names, false),
		},
	),
];

/** Settings of a group for its users' campaigns. */
export const settings: Field[] = [
	toggle('reqApproval', 'Approve Every Campaign', 'Whether every campaign needs an approval'),
	toggle(
		'reqApproval1st',
		'Approve First Campaign',
		'Whether the first campaign of the group needs an approval',
	),
	email('reqApprovalNotify', 'Approval Requests To', 'The e-mail address that is asked to approve'),
	toggle('optinconfirm', 'Force Opt-In', 'Whether contacts must always confirm their subscription'),
	toggle(
		'unsubscribelink',
		'Force Unsubscribe Link',
		'Whether every campaign must have an unsubscribe link',
	),
	toggle('socialdata', 'Social Links', 'Whether campaigns have links to share them'),
];

function each(names: unknown, allowed: boolean): Row {
	return Object.fromEntries((names as string[]).map((name) => [name, allowed]));
}
