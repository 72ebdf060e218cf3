import { problemCodes } from '../../core/language/problems/problem.ts';
import { shownSeverities } from '../../core/language/problems/severities.ts';

export const severitySettingName = 'ctq.problems.severity';

/** What the manifest says of the setting: the codes that exist, and how they can be shown. */
export const severitySetting = (): object => ({
  type: 'object',
  default: {},
  scope: 'window',
  order: 6,
  markdownDescription:
    'How problems of a code are shown, where it is not as usual; `off`: not at all. A query with an error is not run, however it is shown. A comment `# ctq-ignore CODE` silences a code for one query, or above the first query for the file.',
  propertyNames: { enum: problemCodes },
  additionalProperties: { enum: shownSeverities },
});
