import type { Resource } from '../../core/descriptor';
import {
	clearWhenEmpty,
	longText,
	options,
	required,
	text,
	toggle,
	updateFields,
} from '../../core/form/fields';

const id = required(
	text('id', 'Branding ID', 'The ID of the branding, from Get Many', { placeholder: 'e.g. 1' }),
);

const simple = [
	'id',
	'siteName',
	'siteLogo',
	'siteLogoSmall',
	'headerTextValue',
	'headerHtmlValue',
	'footerTextValue',
	'footerHtmlValue',
	'favicon',
];

const editable = updateFields(
	text('siteName', 'Name', 'The name that the software shows to its users', {
		placeholder: 'e.g. Example Marketing',
	}),
	text('siteLogo', 'Logo URL', 'Address of the logo', {
		placeholder: 'e.g. https://example.com/logo.png',
	}),
	text('siteLogoSmall', 'Small Logo URL', 'Address of the logo in the page header', {
		placeholder: 'e.g. https://example.com/logo-small.png',
	}),
	text('favicon', 'Favicon URL', 'Address of the icon in the browser tab', {
		placeholder: 'e.g. https://example.com/favicon.ico',
	}),
	longText('headerTextValue', 'Mail Header (Text)', 'Stands above every mail without formatting'),
	longText('headerHtmlValue', 'Mail Header (HTML)', 'Stands above every mail with formatting', {
		placeholder: 'e.g. <p>Example Ltd</p>',
	}),
	longText('footerTextValue', 'Mail Footer (Text)', 'Stands below every mail without formatting'),
	longText('footerHtmlValue', 'Mail Footer (HTML)', 'Stands below every mail with formatting', {
		placeholder: 'e.g. <p>Example Ltd</p>',
	}),
	longText('adminTemplateHtm', 'Admin Page (HTML)', 'Page around the software; not on every plan'),
	longText('adminTemplateCss', 'Admin Page (CSS)', 'Styles of the software; not on every plan', {
		placeholder: 'e.g. .header { color: green; }',
	}),
	longText('publicTemplateHtm', 'Public Page (HTML)', 'Page around forms; not on every plan'),
	longText('publicTemplateCss', 'Public Page (CSS)', 'Styles of forms; not on every plan', {
		placeholder: 'e.g. .form { color: green; }',
	}),
	text('help', 'Help', 'Setting for the help links', { placeholder: 'e.g. 1' }),
	toggle('copyright', 'Copyright', 'Whether the copyright line of ActiveCampaign shows'),
	toggle('version', 'Version', 'Whether the version shows'),
	toggle('license', 'License', 'Whether the license shows'),
	toggle(
		'links',
		'Remove ActiveCampaign Links',
		'Whether links to ActiveCampaign are taken out; leave this away to keep them',
		{ default: true, convert: (on) => (on === true ? true : undefined) },
	),
);

export const brandingResource = {
	name: 'Branding',
	value: 'branding',
	description: 'How the software and its mails look: logos, headers and footers',
	first: 'getAll',
	operations: {
		get: {
			name: 'Get',
			action: 'Get a branding',
			description: 'Read one branding',
			docs: 'get-branding',
			route: 'GET /brandings/{id}',
			fields: [id],
			returns: 'branding',
			simple,
		},
		getAll: {
			name: 'Get Many',
			action: 'Get many brandings',
			description: 'Read the brandings of the account',
			docs: 'brandings',
			route: 'GET /brandings',
			returns: 'brandings',
			paging: 'byOffset',
			simple,
		},
		update: {
			name: 'Update',
			action: 'Update a branding',
			description: 'Change logos, headers, footers and styles',
			docs: 'update-branding',
			route: 'PUT /brandings/{id}',
			wrap: 'branding',
			fixed: { groupid: 3 },
			fields: [id, editable, options(clearWhenEmpty)],
			returns: 'branding',
			simple,
		},
	},
} satisfies Resource;
