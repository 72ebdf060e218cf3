import type { Problem } from '../../../core/language/problems/problem.ts';

/** The text with the place and code of each problem below its line. */
export const annotate = (text: string, problems: readonly Problem[]): string => {
  let start = 0;
  return text
    .split('\n')
    .flatMap((line) => {
      const end = start + line.length;
      const here = problems.filter(({ span }) => span.start >= start && span.start <= end);
      const notes = here.map(({ span, code }) =>
        note(span.start - start, Math.min(span.end, end) - start, code),
      );
      start = end + 1;
      return [line, ...notes];
    })
    .join('\n');
};

/** Places at a line's start have no room for a comment sign and carets. */
const note = (from: number, to: number, code: string): string =>
  from === 0
    ? `# << ${code}`
    : `#${' '.repeat(from - 1)}${'^'.repeat(Math.max(1, to - from))} ${code}`;
