import type { Field } from '../../nodes/ActiveCampaign/core/descriptor';
import { findOperation, formFields } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { nodeOnCanvas, openWorkflow } from './canvas';
import { openOptions, pickOption } from './collection';
import { closeForm, form, openForm, parametersPanel } from './form';
import type { Stage, Step } from './stage';

/** Operations whose collections are merged into one property with those of other operations. */
const checked = ['contact.getAll', 'deal.getAll', 'tag.create', 'contact.upsert', 'deal.update'];

const formsWorkflow = {
	name: 'Collections',
	nodes: checked.map((name, index) => {
		const [resource = ''] = name.split('.');
		return {
			id: name,
			name,
			type: 'n8n-nodes-activecampaign.activeCampaign',
			typeVersion: 1,
			position: [index * 220, 0] as [number, number],
			parameters: { resource, operation: name },
		};
	}),
	connections: {},
};

function collectionsOf(name: string): Field[] {
	const [resource = ''] = name.split('.');
	const found = findOperation(resources, resource, name);
	if (!found) throw new Error(`There is no operation ${name}`);
	return formFields(found).filter(({ type }) => type === 'collection');
}

/** Throws if the options in the editor differ from the operation's fields. */
function compare(where: string, offered: readonly string[], wanted: readonly string[]): void {
	const surplus = offered.filter((name) => !wanted.includes(name));
	const missing = wanted.filter((name) => !offered.includes(name));
	if (surplus.length + missing.length + Math.abs(offered.length - wanted.length) === 0) return;
	throw new Error(`${where}: surplus: ${surplus.join(', ')}; missing: ${missing.join(', ')}`);
}

/** Checks every collection of the open form and adds its first field; gives the number of options. */
async function checkCollections({ page, pictures }: Stage, name: string): Promise<number> {
	let seen = 0;
	for (const { displayName, placeholder = '', options = [] } of collectionsOf(name)) {
		const members = options as Field[];
		const [first] = members;
		if (!first) continue;
		const where = `${name}, ${displayName}`;
		const offered = await openOptions(page, placeholder);
		await pictures.take(`offer-${name}-${displayName.replace(/\W+/g, '-')}`, page);
		compare(
			where,
			offered,
			members.map((member) => member.displayName),
		);
		await pickOption(page, first.displayName);
		await form(page).getByText(first.displayName, { exact: true }).first().waitFor();
		seen += members.length;
	}
	await pictures.take(`offer-${name}`, parametersPanel(page));
	return seen;
}

export const offerSteps: Step[] = [
	{
		title: 'Every operation offers its own filters and fields',
		async run(stage) {
			const { page, url, api } = stage;
			const { id } = await api.importWorkflow(formsWorkflow);
			await openWorkflow(page, url, id);
			let seen = 0;
			for (const name of checked) {
				await openForm(page, nodeOnCanvas(page, name));
				await form(page).getByTestId('node-parameters').waitFor();
				seen += await checkCollections(stage, name);
				await closeForm(page);
			}
			return `${seen} options in ${checked.length} forms, none surplus and none missing`;
		},
	},
];
