import type { INodeProperties } from 'n8n-workflow';
import { ActiveCampaign } from '../../nodes/ActiveCampaign/ActiveCampaign.node';
import { ActiveCampaignTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignTrigger.node';
import { type Example, exampleNames, readExample } from './readExample';

const ownForms: Record<string, INodeProperties[]> = {
	'n8n-nodes-activecampaign.activeCampaign': new ActiveCampaign().description.properties,
	'n8n-nodes-activecampaign.activeCampaignTool': new ActiveCampaign().description.properties,
	'n8n-nodes-activecampaign.activeCampaignTrigger': new ActiveCampaignTrigger().description
		.properties,
};
/** Parameters that n8n adds to a node used as an agent's tool. */
const toolParameters = ['descriptionType', 'toolDescription'];

const isOwnNode = ({ type }: { type: string }) => type in ownForms;

/** True for a property that the form shows for this resource and operation. */
function isShown({ displayOptions }: INodeProperties, parameters: Record<string, unknown>) {
	return Object.entries(displayOptions?.show ?? {})
		.filter(([name]) => name === 'resource' || name === 'operation')
		.every(([name, values]) => (values as unknown[] | undefined)?.includes(parameters[name]));
}

/** Parameters of a node that are not in its form. */
function unknownParameters({ type, parameters }: Example['nodes'][number]): string[] {
	const shown = (ownForms[type] ?? []).filter((property) => isShown(property, parameters));
	const names = new Set([...shown.map(({ name }) => name), ...toolParameters]);
	return Object.keys(parameters).filter((name) => !names.has(name));
}

/** Collection members that the form does not offer. */
function unknownMembers({ type, parameters }: Example['nodes'][number]): string[] {
	return (ownForms[type] ?? [])
		.filter((property) => property.type === 'collection' && isShown(property, parameters))
		.flatMap(({ name, options = [] }) => {
			const offered = new Set(options.map((option) => option.name));
			const given = parameters[name];
			return Object.keys(typeof given === 'object' && given !== null ? given : {})
				.filter((member) => !offered.has(member))
				.map((member) => `${name}.${member}`);
		});
}

describe('Example files', () => {
	it('are at least twelve', () => {
		expect(exampleNames.length).toBeGreaterThanOrEqual(12);
	});
});

describe.each(exampleNames)('Example file: %s', (name) => {
	const example = readExample(name);

	it('starts with a note that says what it does and what to set up', () => {
		const [note] = example.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(String(note?.parameters.content)).toMatch(/^## .+\n[\s\S]*Before you run it/);
	});

	it('connects existing nodes, whose names and IDs are unique', () => {
		const names = example.nodes.map((node) => node.name);
		expect(new Set(names).size).toBe(names.length);
		const ends = Object.values(example.connections).flatMap((outputs) =>
			Object.values(outputs)
				.flat(2)
				.map(({ node }) => node),
		);
		expect(names).toEqual(expect.arrayContaining([...Object.keys(example.connections), ...ends]));
		const ids = example.nodes.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('uses only parameters that the forms of the nodes offer', () => {
		const nodes = example.nodes.filter(isOwnNode);
		expect(nodes.length).toBeGreaterThan(0);
		expect(nodes.flatMap(unknownParameters)).toEqual([]);
		expect(nodes.flatMap(unknownMembers)).toEqual([]);
	});

	it('selects by name, and contains no ID or credential of an account', () => {
		const text = JSON.stringify(
			example.nodes.filter(isOwnNode).map(({ parameters }) => parameters),
		);
		expect(text).not.toMatch(/"mode":"id","value":"\d/);
		expect(text).not.toMatch(/"mode":"list"/);
		for (const { credentials } of example.nodes.filter(isOwnNode)) {
			for (const { id } of Object.values(credentials ?? {})) expect(id).toBeNull();
		}
	});
});
