import { join } from 'node:path';
import { testCorpus } from './support/corpus.ts';
import { shownProblems } from './support/shown.ts';

testCorpus(join(import.meta.dirname, 'corpus', 'messages'), (text) =>
  shownProblems(text)
    .map(({ severity, message }) => `${severity}: ${message}`)
    .join('\n'),
);
