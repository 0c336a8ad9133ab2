import type { INodeProperties } from 'n8n-workflow';
import { ActiveCampaignPollTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignPollTrigger.node';
import { ActiveCampaignTrigger } from '../../nodes/ActiveCampaign/ActiveCampaignTrigger.node';
import * as things from '../../nodes/ActiveCampaign/resources/shared/things';
import { lintForm } from './formLint';

const keys = Object.values(things).map(({ key }) => key);
const nodes = [new ActiveCampaignTrigger(), new ActiveCampaignPollTrigger()];

describe.each(nodes.map((node) => [node.description.displayName, node] as const))(
	'the form of %s',
	(_, node) => {
		const { properties } = node.description;

		it('passes n8n’s lint', () => {
			expect(lintForm(properties)).toEqual([]);
		});

		it('has only members that n8n knows', () => {
			const known =
				/^(default|description|displayName|displayOptions|hint|modes|name|noDataExpression|options|placeholder|required|type|typeOptions)$/;
			const members = (property: INodeProperties): string[] => [
				...Object.keys(property),
				...(property.type === 'collection'
					? (property.options as INodeProperties[]).flatMap(members)
					: []),
			];
			expect(properties.flatMap(members).filter((member) => !known.test(member))).toEqual([]);
		});

		it('has a method for each of its lists', () => {
			const text = JSON.stringify(properties);
			const named = (member: string) =>
				[...text.matchAll(new RegExp(`"${member}":"(\\w+)"`, 'g'))].map(([, name]) => name);
			for (const name of [...named('loadOptionsMethod'), ...named('searchListMethod')]) {
				expect(keys).toContain(name);
			}
			expect(Object.keys(node.methods.listSearch)).toEqual(keys);
		});
	},
);
