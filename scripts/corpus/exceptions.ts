import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project.ts';

/** An error that is right: the query is malformed, or is of another language. */
export interface ExpectedError {
  readonly file: string;
  readonly code: string;
  readonly reason: string;
}

/** The committed list: a file, a code and a reason a line, parted by tabs; `#` begins a comment. */
export const readExceptions = (): readonly ExpectedError[] =>
  exceptionsOf(
    readFileSync(join(projectRoot, 'test', 'language', 'corpus-exceptions.tsv'), 'utf8'),
  );

export const exceptionsOf = (text: string): readonly ExpectedError[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [file = '', code = '', reason = ''] = line.split('\t');
      if (reason.trim() === '') throw new Error(`a file, a code and a reason are needed: ${line}`);
      return { file, code, reason };
    });
