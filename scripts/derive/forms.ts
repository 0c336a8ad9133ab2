import { resources } from '../../nodes/ActiveCampaign/resources';
import { formNames, formNamesAsText } from '../../test/support/formNames';
import type { DerivedFiles } from './derivedFiles';

/** The names of fields that saved workflows rely on. */
export const forms: DerivedFiles = {
	title: 'names in the forms',
	read: async () => ({ 'test/contract/forms.json': formNamesAsText(formNames(resources)) }),
};
