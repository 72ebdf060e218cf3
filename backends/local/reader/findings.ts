/** What a file turned out to hold. */
export interface Findings {
  records: number;
  /** Pieces that began like a record and could not be read to their end. */
  damaged: number;
  /** Whole values, or lines, that are no CloudTrail record and no envelope of one. */
  foreign: number;
  /** True where an envelope was recognised, even if there is nothing in it. */
  envelope: boolean;
  /** True where the text ends inside a list, or so much is damaged that the rest was given up. */
  cut: boolean;
  /** True for a digest file, which lists log files and is no log itself. */
  digest: boolean;
}

export const noFindings = (): Findings => ({
  records: 0,
  damaged: 0,
  foreign: 0,
  envelope: false,
  cut: false,
  digest: false,
});
