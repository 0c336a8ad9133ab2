import { resources } from '../../nodes/ActiveCampaign/resources';
import { formNames, formNamesAsText } from '../../test/support/formNames';
import type { DerivedFiles } from './derivedFiles';

/** The field names that saved workflows depend on. */
export const forms: DerivedFiles = {
	title: 'field names of the forms',
	read: async () => ({ 'test/contract/forms.json': formNamesAsText(formNames(resources)) }),
};
