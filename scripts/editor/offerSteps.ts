import type { Field } from '../../nodes/ActiveCampaign/core/descriptor';
import { findOperation, formFields } from '../../nodes/ActiveCampaign/core/form/properties';
import { resources } from '../../nodes/ActiveCampaign/resources';
import { nodeOnCanvas, openWorkflow } from './canvas';
import { openOffer, pickOffer } from './collection';
import { closeForm, form, openForm, parametersPanel } from './form';
import type { Stage, Step } from './stage';

/** Operations whose collections share a property of n8n with those of others. */
const looked = ['contact.getAll', 'deal.getAll', 'tag.create', 'contact.upsert', 'deal.update'];

const formsWorkflow = {
	name: 'Collections',
	nodes: looked.map((name, index) => {
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

/** Names that the list offers against those of the operation. */
function compare(where: string, offered: readonly string[], wanted: readonly string[]): void {
	const surplus = offered.filter((name) => !wanted.includes(name));
	const missing = wanted.filter((name) => !offered.includes(name));
	if (surplus.length + missing.length + Math.abs(offered.length - wanted.length) === 0) return;
	throw new Error(`${where}: too many ${surplus.join(', ')}; missing ${missing.join(', ')}`);
}

/** Looks into every collection of the open form, and adds its first field; gives how many names it saw. */
async function lookInto({ page, pictures }: Stage, name: string): Promise<number> {
	let seen = 0;
	for (const { displayName, placeholder = '', options = [] } of collectionsOf(name)) {
		const members = options as Field[];
		const [first] = members;
		if (!first) continue;
		const where = `${name}, ${displayName}`;
		const offered = await openOffer(page, placeholder);
		await pictures.take(`offer-${name}-${displayName.replace(/\W+/g, '-')}`, page);
		compare(
			where,
			offered,
			members.map((member) => member.displayName),
		);
		await pickOffer(page, first.displayName);
		await form(page).getByText(first.displayName, { exact: true }).first().waitFor();
		seen += members.length;
	}
	await pictures.take(`offer-${name}`, parametersPanel(page));
	return seen;
}

export const offerSteps: Step[] = [
	{
		title: 'Each operation offers its own filters and fields',
		async run(stage) {
			const { page, url, api } = stage;
			const { id } = await api.importWorkflow(formsWorkflow);
			await openWorkflow(page, url, id);
			let seen = 0;
			for (const name of looked) {
				await openForm(page, nodeOnCanvas(page, name));
				await form(page).getByTestId('node-parameters').waitFor();
				seen += await lookInto(stage, name);
				await closeForm(page);
			}
			return `${seen} names in ${looked.length} forms, none too many and none missing`;
		},
	},
];
