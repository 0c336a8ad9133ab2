import type { Move } from '../move';
import { contactMoves } from './contacts';
import { crmMoves } from './crm';
import { shopMoves } from './shop';

/** The 48 operations of n8n's ActiveCampaign node, version 1. */
export const moves: readonly Move[] = [...contactMoves, ...crmMoves, ...shopMoves];
