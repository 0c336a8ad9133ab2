import { parseArgs } from 'node:util';

import { MOST_PER_SECOND } from '../../test/support/probe/client';

export const HELP = `npm run probe -- [options]: finds out how a real ActiveCampaign account answers. See docs/probe.md.

  ACTIVECAMPAIGN_API_URL, ACTIVECAMPAIGN_API_KEY   from Settings > Developer in ActiveCampaign

  --yes               do not ask before it begins
  --only a,b          these switches only; "operations" for the unproven operations
  --out file.json     where the result goes, probe-result.json unless given
  --rate 1            requests a second, at most ${MOST_PER_SECOND}
  --include-limit     also go over the rate limit, for about a minute
  --webhook-url url   public URL that leads to this machine (a tunnel), to look at deliveries
  --webhook-port 4020 the port that it leads to
  --help`;

export interface Options {
	yes: boolean;
	help: boolean;
	only: string[];
	out: string;
	rate: number;
	includeLimit: boolean;
	webhookUrl: string | undefined;
	webhookPort: number;
}

/** Throws for an option that does not exist or has a wrong value. */
export function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			yes: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
			only: { type: 'string', multiple: true, default: [] },
			out: { type: 'string', default: 'probe-result.json' },
			rate: { type: 'string', default: String(MOST_PER_SECOND) },
			'include-limit': { type: 'boolean', default: false },
			'webhook-url': { type: 'string' },
			'webhook-port': { type: 'string', default: '4020' },
		},
	});
	const rate = Number(values.rate);
	if (!(rate > 0 && rate <= MOST_PER_SECOND)) {
		throw new Error(`--rate is more than 0 and at most ${MOST_PER_SECOND}`);
	}
	const url = values['webhook-url'];
	if (url !== undefined && !URL.canParse(url)) throw new Error(`--webhook-url: no URL: ${url}`);
	return {
		yes: values.yes,
		help: values.help,
		only: values.only
			.flatMap((names) => names.split(',').map((name) => name.trim()))
			.filter(Boolean),
		out: values.out,
		rate,
		includeLimit: values['include-limit'],
		webhookUrl: url,
		webhookPort: Number(values['webhook-port']),
	};
}

export interface Account {
	url: string;
	key: string;
}

/** The account from the environment, undefined when a part is missing. */
export function readAccount({
	ACTIVECAMPAIGN_API_URL: url,
	ACTIVECAMPAIGN_API_KEY: key,
}: NodeJS.ProcessEnv): Account | undefined {
	return url?.trim() && key?.trim() ? { url: url.trim(), key: key.trim() } : undefined;
}

export const NO_ACCOUNT = `The probe needs an account. In ActiveCampaign go to Settings > Developer, copy the API URL and the key, then:

  export ACTIVECAMPAIGN_API_URL=https://your-account.api-us1.com
  export ACTIVECAMPAIGN_API_KEY=…
  npm run probe

Prefer a sandbox or trial account. To try it without one: npm run emulator shows a URL and a key.`;
