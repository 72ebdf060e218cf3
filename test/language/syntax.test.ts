import { join } from 'node:path';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { testCorpus } from './support/corpus.ts';
import { treeOf } from './support/tree.ts';

testCorpus(join(import.meta.dirname, 'corpus', 'syntax'), (text) =>
  treeOf(parseQueryFile(text), text),
);
