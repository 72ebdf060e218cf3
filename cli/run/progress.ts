import type { Writable } from 'node:stream';
import { printable } from '#backends/export/printable.ts';
import type { Progress, ProgressEvent } from '#protocol/results.ts';

/** One line that rewrites itself, where someone is looking at a terminal; else nothing. */
export const progressLine = (messages: Writable & { readonly isTTY?: boolean }) => {
  const isTerminal = messages.isTTY === true;
  return {
    show(title: string, { progress, statistics }: ProgressEvent): void {
      if (!isTerminal) return;
      messages.write(
        `${START_OF_LINE}${printable(title)}: ${progressText(progress)}, ` +
          `${statistics.recordsScanned} events, ${statistics.recordsMatched} matched`,
      );
    },
    clear(): void {
      if (isTerminal) messages.write(START_OF_LINE);
    },
  };
};

const units = { file: 'files', query: 'queries' } as const;

const progressText = ({ unit, done, total, waitingFor }: Progress): string =>
  `${done} of ${total} ${units[unit]}` +
  (waitingFor === undefined ? '' : ` (waiting for ${waitingFor})`);

// Carriage return, then the terminal's "erase to the end of the line".
const START_OF_LINE = '\r\u001B[K';
