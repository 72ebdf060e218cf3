import { join } from 'node:path';
import type { CodeAction } from 'vscode-languageserver-types';
import { FIX_ALL_KIND } from '../../../../core/language/services/code-actions/code-actions.ts';
import { testCorpus } from '../../support/corpus.ts';
import { actionsAt, selected, textAfter } from './selected.ts';

/*
 * Each case is a query file with the cursor or a selection, and everything of one sort that is
 * offered there: a line `* title`, with a sign for the preferred one, and the file after it.
 */

const folder = (name: string): string => join(import.meta.dirname, name);

const isSilencing = ({ title }: CodeAction): boolean => title.startsWith('Ignore ');

const shown = (text: string, action: CodeAction): string =>
  `* ${action.title}${action.isPreferred === true ? ' (preferred)' : ''}\n${textAfter(text, action)}`;

const all =
  (only: string, wanted: (action: CodeAction) => boolean) =>
  (input: string): string => {
    const place = selected(input);
    const actions = actionsAt(place, { only: [only] }).filter(wanted);
    return actions.length === 0
      ? '(nothing)'
      : actions.map((action) => shown(place.text, action)).join('\n');
  };

testCorpus(
  folder('quick-fixes'),
  all('quickfix', (action) => !isSilencing(action)),
);
testCorpus(folder('silencing'), all('quickfix', isSilencing));
testCorpus(
  folder('refactorings'),
  all('refactor', ({ title }) => !title.startsWith('Add limit')),
);
testCorpus(
  folder('fix-all'),
  all(FIX_ALL_KIND, () => true),
);
