import type { Resource } from '../../core/descriptor';
import { equalIn } from '../../core/equality';
import { type Choice, choices, required, text, toggle } from '../../core/form/fields';
import { trackedDomains } from '../shared/things';

const domain = text('name', 'Domain', 'The domain, without https', {
	placeholder: 'e.g. example.com',
});

/** Features of a domain, by member. */
const features: readonly Choice[] = [
	['conversations_enabled', 'Conversations', 'The chat can be shown there'],
	['tracking_enabled', 'Site Tracking', 'Visits are tracked'],
	['wp_enabled', 'Web Personalization', 'Pages can be changed to fit the visitor'],
];

export const siteTrackingResource = {
	name: 'Site Tracking',
	value: 'siteTracking',
	description: 'Whether visits of your website are tracked, and on which domains',
	first: 'getStatus',
	operations: {
		addDomain: {
			name: 'Add Domain',
			action: 'Add a domain to site tracking',
			description: 'Let visits of a domain, or of one page below it, be tracked',
			docs: 'add-domain-to-whitelist',
			route: 'POST /prism/urlWhitelistings',
			recovery: trackedDomains.recovery,
			wrap: 'data',
			fixed: { type: 'urlWhitelistings' },
			fields: [
				required({ ...domain, sendAs: 'attributes.whitelisted_domain' }),
				required(
					text('path', 'Page', 'The page below the domain; * for all pages', {
						sendAs: 'attributes.whitelisted_page',
						default: '*',
						placeholder: 'e.g. blog',
					}),
				),
				choices('features', 'Use For', 'What the domain is used for', features, {
					required: true,
					default: ['tracking_enabled'],
					sendAs: (chosen) =>
						Object.fromEntries(
							features.map(([feature]) => [
								`attributes.${feature}`,
								(chosen as unknown[]).includes(feature),
							]),
						),
				}),
			],
			returns: 'data',
			unproven: 'The schema and the example of the reference differ; the schema is followed',
		},
		addDomainEarlier: {
			name: 'Add Domain (Earlier)',
			action: 'Add a domain in the earlier way',
			description: 'Add a domain where the account does not know Add Domain yet',
			docs: 'add-domain-to-whitelist',
			route: 'POST /siteTrackingDomains',
			recovery: {
				route: 'GET /siteTrackingDomains',
				returns: 'siteTrackingDomains',
				same: equalIn(['name']),
				anyAge: true,
			},
			wrap: 'siteTrackingDomain',
			fields: [required(domain)],
			returns: 'siteTrackingDomain',
			unproven: 'Only an earlier revision of the reference has it',
		},
		getCode: {
			name: 'Get Code',
			action: 'Get the site tracking code',
			description: 'Read the script that goes into the pages of the website',
			docs: 'retrieve-site-tracking-code',
			route: 'GET /siteTracking/code',
			returns: 'i',
			answers: 'text',
			steps: async ({ build, call }) => {
				// The response is the script itself, not an object.
				const code = await call(await build());
				return [{ code }];
			},
		},
		getDomains: {
			name: 'Get Many Domains',
			action: 'Get the domains of site tracking',
			description: 'Read on which domains visits are tracked',
			docs: 'list-all-whitelisted-domains',
			route: 'GET /prism/urlWhitelistings',
			returns: 'data',
			answers: 'list',
		},
		getDomainsEarlier: {
			name: 'Get Many Domains (Earlier)',
			action: 'Get the domains in the earlier way',
			description: 'Read the domains where the account does not know Get Many Domains yet',
			docs: 'list-all-whitelisted-domains',
			route: 'GET /siteTrackingDomains',
			returns: 'siteTrackingDomains',
			paging: 'byOffset',
			unproven: 'Only an earlier revision of the reference has it',
		},
		getStatus: {
			name: 'Get Status',
			action: 'Get the status of site tracking',
			description: 'Read whether site tracking is on',
			docs: 'retrieve-site-tracking-status',
			route: 'GET /siteTracking',
			returns: 'siteTracking',
		},
		removeDomain: {
			name: 'Remove Domain',
			action: 'Remove a domain from site tracking',
			description: 'No longer track visits of a domain',
			docs: 'remove-domain-from-whitelist',
			route: 'DELETE /prism/urlWhitelistings/{domain}',
			fields: [trackedDomains.locator()],
		},
		removeDomainEarlier: {
			name: 'Remove Domain (Earlier)',
			action: 'Remove a domain in the earlier way',
			description: 'Remove a domain where the account does not know Remove Domain yet',
			docs: 'remove-domain-from-whitelist',
			route: 'DELETE /siteTrackingDomains/{name}',
			fields: [required(domain)],
			unproven: 'Only an earlier revision of the reference has it',
		},
		updateStatus: {
			name: 'Turn On or Off',
			action: 'Turn site tracking on or off',
			description: 'Start or stop tracking visits of your website',
			docs: 'enable-disable-site-tracking',
			route: 'PUT /siteTracking',
			wrap: 'siteTracking',
			fields: [toggle('enabled', 'Enabled', 'Whether it is on', { default: true, required: true })],
			returns: 'siteTracking',
		},
	},
} satisfies Resource;
