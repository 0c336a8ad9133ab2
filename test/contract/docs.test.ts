import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const pagesIn = (folder: string) =>
	readdirSync(path.join(root, folder))
		.filter((name) => name.endsWith('.md'))
		.map((name) => `${folder}/${name}`);

const pages = [
	'AGENTS.md',
	'CONTRIBUTING.md',
	'README.md',
	'SECURITY.md',
	...pagesIn('docs'),
	...pagesIn('docs/decisions'),
];

/** The words in backticks that are paths of files or folders, without those of which a part is left open. */
function pathsIn(text: string): string[] {
	const code = [...text.replace(/^```.*?^```/gms, '').matchAll(/`([^`]+)`/g)];
	return code
		.flatMap(([, words = '']) => words.split(' '))
		.filter(
			(word) =>
				/^\.?[a-z][\w.-]*(\/[\w.-]+)+\/?$/i.test(word) || /^[\w-]+\.(ts|md|mjs)$/.test(word),
		);
}

/** Where a path of a page may begin. */
const folders = ['', 'nodes/ActiveCampaign'];
const isThere = (file: string) =>
	folders.some((folder) => existsSync(path.join(root, folder, file)));

describe.each(pages)('the page %s', (page) => {
	test('names files and folders that exist', () => {
		// What commands write at run time is below .cache.
		const named = pathsIn(read(page)).filter((file) => !file.startsWith('.cache/'));
		expect(named.filter((file) => !isThere(file))).toEqual([]);
	});

	test('links to pages and headings that exist', () => {
		const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, to = '']) => to);
		expect(links.filter((link) => !leadsSomewhere(page, link))).toEqual([]);
	});

	test('names npm scripts that package.json has', () => {
		const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
		const named = [...read(page).matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
			([, name = '']) => name,
		);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});
});

describe('CONTRIBUTING.md', () => {
	test.each(['Operation', 'Field'])('explains every member of %s, and no other', (name) => {
		const [, body = ''] =
			new RegExp(`export interface ${name}\\b[^{]*\\{\n(.*?)\n\\}`, 's').exec(
				read('nodes/ActiveCampaign/core/descriptor.ts'),
			) ?? [];
		const members = [...body.matchAll(/^\t(\w+)\??:/gm)].map(([, member]) => member);
		const heading = new RegExp(`### Every word of an? ${name.toLowerCase()}\\b.*?\n\n([^#]*)`, 's');
		const [, table = ''] = heading.exec(read('CONTRIBUTING.md')) ?? [];
		const explained = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, member]) => member);
		expect(members.length).toBeGreaterThan(5);
		expect(explained.sort()).toEqual(members.sort());
	});
});

/** True for a file that exists and, where the link names one, has the heading. */
function leadsSomewhere(page: string, link: string): boolean {
	const [file = '', anchor] = link.split('#');
	const target = file === '' ? page : path.join(path.dirname(page), file);
	if (!existsSync(path.join(root, target))) return false;
	return anchor === undefined || anchorsOf(read(target)).includes(anchor);
}

/** What GitHub makes of headings: lower case, without punctuation, with hyphens for blanks. */
function anchorsOf(text: string): string[] {
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replace(/ /g, '-'),
	);
}
