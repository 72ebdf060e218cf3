import assert from 'node:assert/strict';

/** Lines of a query file, each with what is said of its pieces. */
export interface MarkedFile {
  readonly title: string;
  readonly text: string;
  readonly marks: readonly TokenMark[];
}

interface TokenMark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly says: string;
}

/** The files of a data file: see what stands at its start. */
export const markedFiles = (data: string): readonly MarkedFile[] =>
  data
    .split(/\n{2,}/)
    .filter((block) => block.startsWith('>'))
    .map((block) => {
      const lines = block.trimEnd().split('\n');
      const text = lines.filter((line) => line.startsWith('>')).map((line) => line.slice(1));
      let line = -1;
      const marks = lines.flatMap((written): readonly TokenMark[] => {
        if (written.startsWith('>')) {
          line += 1;
          return [];
        }
        return [markOf(written, line)];
      });
      return { title: text[0] ?? '', text: text.join('\n'), marks };
    });

const markOf = (written: string, line: number): TokenMark => {
  const found = /^ ( *)(\^+) (\S+)$/.exec(written);
  assert.ok(found, `not a mark: ${written}`);
  const [, before = '', carets = '', says = ''] = found;
  return { line, start: before.length, end: before.length + carets.length, says };
};
