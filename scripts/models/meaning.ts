import type { ModelShape } from './api-model.ts';
import { HIDDEN } from '#language/catalogue/events/hidden.ts';
import type { TimeForm } from './style.ts';

interface Meant {
  readonly key: string;
  readonly shape: ModelShape;
  /** What the documentation says of it; empty where it is not worth its size. */
  readonly said: string;
  readonly time: TimeForm;
}

/** What a member holds, with what records make of it: they hide secrets, and write times as texts. */
export const meaningOf = ({ key, shape, said, time }: Meant): string => {
  if (isSecret(key, shape)) return `${HIDDEN} ${said}`.trim();
  return shape.type === 'timestamp' && said !== '' ? `${said} ${time.note}` : said;
};

/** Models of old have secrets that they don't mark. */
const isSecret = (key: string, { type, sensitive }: ModelShape): boolean =>
  type !== 'structure' && (sensitive === true || (key.endsWith('Password') && type !== 'boolean'));
