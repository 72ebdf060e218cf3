import type { Statistics } from './results.ts';

/** Files that a run had no need to open. */
export interface UnopenedFiles {
  readonly count: number;
  /** How many of them for which reason, as the end of a sentence. */
  readonly reasons: string;
}

/** The files that a run had no need to open; undefined where it has opened all. */
export function unopenedFiles({
  filesOutOfRange = 0,
  filesRuledOut = 0,
  filesRemembered = 0,
}: Statistics): UnopenedFiles | undefined {
  const count = filesOutOfRange + filesRuledOut + filesRemembered;
  if (count === 0) return undefined;
  const reasons = [
    filesOutOfRange > 0 ? `${number(filesOutOfRange)} outside of the range` : '',
    filesRuledOut > 0 ? `${number(filesRuledOut)} without a match, as earlier runs found` : '',
    filesRemembered > 0 ? `${number(filesRemembered)} still in memory` : '',
  ];
  return { count, reasons: reasons.filter((reason) => reason !== '').join(', ') };
}

/** Files that were passed over for what is wrong with them. */
export function unreadFiles({
  filesSkipped,
  filesOutOfRange = 0,
  filesRuledOut = 0,
}: Statistics): number {
  return filesSkipped - filesOutOfRange - filesRuledOut;
}

const number = (count: number): string => count.toLocaleString('en');
