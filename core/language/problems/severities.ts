import type { ProblemCode } from './catalogue.ts';
import { isProblemCode, type Severity } from './problem.ts';

/** How loudly problems of a code are shown; `off`: not at all. */
export type ShownSeverity = Severity | 'off';

/** What differs from the catalogue. */
export type SeverityChoices = ReadonlyMap<ProblemCode, ShownSeverity>;

/** Every way in which a problem can be shown, the loudest first. */
export const shownSeverities: readonly ShownSeverity[] = [
  'error',
  'warning',
  'information',
  'hint',
  'off',
];

/** The choices of a setting `{ code: severity }`. What is no code or no severity is left out. */
export const severityChoices = (setting: unknown): SeverityChoices => {
  const choices = new Map<ProblemCode, ShownSeverity>();
  if (typeof setting !== 'object' || setting === null) {
    return choices;
  }
  for (const [code, chosen] of Object.entries(setting)) {
    const severity = shownSeverities.find((known) => known === chosen);
    if (isProblemCode(code) && severity !== undefined) {
      choices.set(code, severity);
    }
  }
  return choices;
};
