import type { EmulatorResponse } from '../../types';
import type { Answer } from './answer';
import { phpSerialize } from './phpSerialize';
import { toXml } from './xml';

export type Format = 'xml' | 'json' | 'serialize';

/** `api_output` as sent; XML when missing or unknown. */
export function formatOf(text: string): Format {
	return text === 'json' || text === 'serialize' ? text : 'xml';
}

/** HTTP 200 whatever the result; `result_output` is added to answers that have a result code. */
export function render(answer: Answer, format: Format, action: string): EmulatorResponse {
	if (typeof answer === 'string') return reply('text/html', answer);
	const value = Array.isArray(answer) ? answer : { ...answer, result_output: format };
	if (format === 'serialize') return reply('text/plain', phpSerialize(value));
	// Documented: these answer JSON only.
	const jsonOnly = action === 'tags_list' || action.startsWith('deal_');
	if (format === 'json' || jsonOnly) return reply('application/json', value);
	return reply('text/xml', toXml(action, value));
}

/** The answer to a call without a valid key: XML, unless another output was asked for. */
export function unauthorized(requested: string): EmulatorResponse {
	const message = 'You are not authorized to access this file';
	if (requested === 'json' || requested === 'serialize') {
		return render({ result_code: 0, result_message: message }, requested, 'error');
	}
	return reply('text/xml', toXml('root', { error: message }));
}

function reply(type: string, body: unknown): EmulatorResponse {
	return { status: 200, headers: { 'Content-Type': `${type}; charset=utf-8` }, body };
}
