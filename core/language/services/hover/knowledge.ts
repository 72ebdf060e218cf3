import type { KnownSources } from '../../analysis/known-sources.ts';
import { plainSettings } from '../../analysis/shown-problems.ts';
import { type KnownData, nothingKnown } from '../known-data.ts';

/** What hover knows beside the document. */
export interface Knowledge {
  readonly data: KnownData;
  /** What the settings say of sources. */
  readonly sources: KnownSources;
  /** Milliseconds since 1970; undefined where nobody tells, and then times are not resolved. */
  readonly now: number | undefined;
}

export const plainKnowledge: Knowledge = {
  data: nothingKnown,
  sources: plainSettings.sources,
  now: undefined,
};
