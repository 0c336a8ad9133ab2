import type { Handler } from '../types';
import { importInfo, listImports, startImport } from './bulkImport/routes';
import { graphqlEndpoint } from './graphql/route';
import { trackEvent } from './tracking/event';
import { v1 } from './v1/route';
import { contactEmailsRoute, segmentsRoute, shareTemplateRoute } from './v2/routes';
import {
	addSite,
	listEvents,
	listSites,
	removeEvent,
	removeSite,
	siteCode,
	switchEvents,
	switchSites,
} from './v2/tracking';

export interface LegacyRoute {
	method: string;
	path: string;
	handler: Handler;
}

/** What is not plain v3 REST; v1, v2 and `/event` look at their own keys. */
export const legacyRoutes: LegacyRoute[] = [
	{ method: 'GET', path: '/admin/api.php', handler: v1 },
	{ method: 'POST', path: '/admin/api.php', handler: v1 },
	{ method: 'POST', path: '/api/3/import/bulk_import', handler: startImport },
	{ method: 'GET', path: '/api/3/import/bulk_import', handler: listImports },
	{ method: 'GET', path: '/api/3/import/info', handler: importInfo },
	{ method: 'POST', path: '/api/3/ecom/graphql', handler: graphqlEndpoint },
	{ method: 'GET', path: '/api/2/contact/emails', handler: contactEmailsRoute },
	{ method: 'GET', path: '/api/2/segment/list', handler: segmentsRoute },
	{ method: 'GET', path: '/api/2/template/share', handler: shareTemplateRoute },
	{ method: 'GET', path: '/api/2/track/event', handler: listEvents },
	{ method: 'POST', path: '/api/2/track/event', handler: switchEvents },
	{ method: 'DELETE', path: '/api/2/track/event', handler: removeEvent },
	{ method: 'GET', path: '/api/2/track/site', handler: listSites },
	{ method: 'POST', path: '/api/2/track/site', handler: switchSites },
	{ method: 'PUT', path: '/api/2/track/site', handler: addSite },
	{ method: 'DELETE', path: '/api/2/track/site', handler: removeSite },
	{ method: 'GET', path: '/api/2/track/site/code', handler: siteCode },
	{ method: 'POST', path: '/event', handler: trackEvent },
];
