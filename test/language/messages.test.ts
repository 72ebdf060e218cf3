import { join } from 'node:path';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { testCorpus } from './support/corpus.ts';

testCorpus(join(import.meta.dirname, 'corpus', 'messages'), (text) =>
  problemsOf(parseQueryFile(text))
    .map(({ severity, message }) => `${severity}: ${message}`)
    .join('\n'),
);
