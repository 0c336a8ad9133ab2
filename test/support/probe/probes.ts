import { contacts } from './areas/contacts';
import { customObjects } from './areas/customObjects';
import { importer } from './areas/importer';
import { queries } from './areas/queries';
import { sales } from './areas/sales';
import { transport } from './areas/transport';
import { webhooks } from './areas/webhooks';
import type { Probe, ProbedName } from './probe';

/** A probe for every switch that can be probed without harm; those over the limit come last. */
const byName: Record<ProbedName, Probe> = {
	...contacts,
	...queries,
	...importer,
	...customObjects,
	...sales,
	...webhooks,
	...transport,
};

const isLast = ({ needs }: Probe) => (needs === 'limit' ? 1 : 0);

export const probes = (Object.entries(byName) as Array<[ProbedName, Probe]>).sort(
	([, a], [, b]) => isLast(a) - isLast(b),
);
