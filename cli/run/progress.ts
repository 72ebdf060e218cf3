import type { Writable } from 'node:stream';
import { printable } from '#backends/export/printable.ts';
import { bytesText, remainingText } from '#protocol/amounts.ts';
import type { Progress, ProgressEvent } from '#protocol/results.ts';

/**
 * One line that rewrites itself, where someone is looking at a terminal; else a line for each thing
 * that a run waits for long, since silence would look like a fault.
 */
export const progressLine = (messages: Writable & { readonly isTTY?: boolean }) => {
  const isTerminal = messages.isTTY === true;
  const told = new Set<string>();
  return {
    show(title: string, { progress, statistics }: ProgressEvent): void {
      const { waitingFor } = progress;
      if (isTerminal) {
        messages.write(
          `${START_OF_LINE}${printable(title)}: ${progressText(progress)}, ` +
            `${statistics.recordsScanned} events, ${statistics.recordsMatched} matched`,
        );
      } else if (
        waitingFor !== undefined &&
        statistics.elapsedMilliseconds >= LONG &&
        !told.has(waitingFor)
      ) {
        told.add(waitingFor);
        messages.write(`${printable(title)}: waiting for ${printable(waitingFor)}\n`);
      }
    },
    clear(): void {
      if (isTerminal) messages.write(START_OF_LINE);
    },
  };
};

/** Milliseconds after which a program that says nothing seems to hang. */
const LONG = 3000;

const units = { file: 'files', query: 'queries' } as const;

const progressText = ({ unit, done, total, bytes, remaining, waitingFor }: Progress): string =>
  `${done} of ${total} ${units[unit]}` +
  (bytes === undefined ? '' : `, ${bytesText(bytes.done)} of ${bytesText(bytes.total)}`) +
  (remaining === undefined ? '' : `, ${remainingText(remaining)}`) +
  (waitingFor === undefined ? '' : ` (waiting for ${waitingFor})`);

// Carriage return, then the terminal's "erase to the end of the line".
const START_OF_LINE = '\r\u001B[K';
