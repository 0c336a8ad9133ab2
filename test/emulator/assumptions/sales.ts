import { switchOf } from './switch';

/** Deals, orders and campaigns. */
export const sales = {
	dealIncomplete: switchOf({
		belief:
			'A deal without contact and account, or without group and stage, answers 422 field_missing.',
		positions: ['refused422', 'refused400'],
		default: 'refused422',
		evidence: 'unproven; the document names 400 without a body',
		operations: ['POST /deals'],
	}),
	orderDuplicate: switchOf({
		belief: 'An order whose connection and external id exist answers 422 with code duplicate.',
		positions: ['refused422', 'bothExist'],
		default: 'refused422',
		evidence: 'unproven; for customers said by a guide of 2026',
		operations: ['POST /ecomOrders'],
	}),
	campaignEditAnswer: switchOf({
		belief: 'PUT /campaigns/{id}/edit answers {}.',
		positions: ['empty', 'campaign'],
		default: 'empty',
		evidence: 'unproven; no answer is documented',
		operations: ['PUT /campaigns/{id}/edit'],
	}),
	campaignTracklinks: switchOf({
		belief: 'campaign_create of v1 does without tracklinks.',
		positions: ['optional', 'required'],
		default: 'optional',
		evidence: "the provider's newer page of campaign_create; its older page has it as required",
		operations: [],
	}),
};
