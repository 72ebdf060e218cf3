import { join } from 'node:path';
import { columnsOf } from '../../core/language/analysis/columns.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { testCorpus } from './support/corpus.ts';

testCorpus(join(import.meta.dirname, 'corpus', 'columns'), (text) =>
  parseQueryFile(text)
    .queries.flatMap(columnsOf)
    .map(({ name, type }) => `${name}: ${type}`)
    .join('\n'),
);
