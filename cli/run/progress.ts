import type { Writable } from 'node:stream';
import { printable } from '#backends/export/printable.ts';
import type { ProgressEvent } from '#protocol/results.ts';

/** One line that rewrites itself, where someone is looking at a terminal; else nothing. */
export const progressLine = (messages: Writable & { readonly isTTY?: boolean }) => {
  const isTerminal = messages.isTTY === true;
  return {
    show(title: string, { filesDone, filesTotal, statistics }: ProgressEvent): void {
      if (!isTerminal) return;
      messages.write(
        `${START_OF_LINE}${printable(title)}: ${filesDone} of ${filesTotal} files, ` +
          `${statistics.recordsScanned} events, ${statistics.recordsMatched} matched`,
      );
    },
    clear(): void {
      if (isTerminal) messages.write(START_OF_LINE);
    },
  };
};

// Carriage return, then the terminal's "erase to the end of the line".
const START_OF_LINE = '\r\u001B[K';
