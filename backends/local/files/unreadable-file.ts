import type { RunProblem } from '#protocol/results.ts';

/** A file of which nothing could be read, and why, as the end of a sentence about it. */
export function unreadableFile(file: string, reason: string): RunProblem {
  return {
    code: 'file-unreadable',
    severity: 'warning',
    message: `"${file}" can't be read, so its events are missing from the answer: ${reason}`,
    file,
  };
}
