import { readFileSync } from 'node:fs';

/** A filter pattern that someone has published. */
export interface NamedPattern {
  readonly name: string;
  readonly text: string;
}

/** The patterns of a file: a name, an origin and a pattern a line, with tabs between them. */
export const readPatterns = (path: string): readonly NamedPattern[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', , text = ''] = line.split('\t');
      return { name, text };
    });
