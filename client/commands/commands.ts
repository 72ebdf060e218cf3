import { compareWith } from '../cloud/compare/compare-with.ts';
import { refreshSpending, showSpending } from '../cloud/ledger/show-spending.ts';
import { deleteSavedQuery } from '../cloud/saved/delete-saved-query.ts';
import { importQuery } from '../cloud/saved/import-query.ts';
import { openInConsole } from '../cloud/saved/open-in-console.ts';
import { openSavedQuery } from '../cloud/saved/open-saved-query.ts';
import { saveQuery } from '../cloud/saved/save-query.ts';
import { updateSavedQuery } from '../cloud/saved/update-saved-query.ts';
import { sourceCommands } from '../cloud/sources/source-commands.ts';
import { indexSource } from '../learn/index-source.ts';
import { cancel } from './cancel.ts';
import { clearCache } from './clear-cache.ts';
import type { Command } from './command.ts';
import { gridAction } from './grid-action.ts';
import { insertExampleQuery } from './insert-example-query.ts';
import { openResultsInEditor } from './open-results-in-editor.ts';
import { openSamples } from './open-samples.ts';
import { runAllQueries } from './run-all-queries.ts';
import { runQuery } from './run-query.ts';
import { selectSource } from './select-source.ts';
import { showOutput } from './show-output.ts';

/** Every command of the manifest, by its id. */
export const commandTable: Readonly<Record<string, Command>> = {
  'ctq.runQuery': runQuery,
  'ctq.runAllQueries': runAllQueries,
  'ctq.compareWith': compareWith,
  'ctq.cancel': cancel,
  'ctq.selectSource': selectSource,
  'ctq.indexSource': indexSource,
  'ctq.addSource': sourceCommands.addSource,
  'ctq.sources.setActive': sourceCommands.setActive,
  'ctq.sources.copyName': sourceCommands.copyName,
  'ctq.sources.newQuery': sourceCommands.newQuery,
  'ctq.sources.refresh': sourceCommands.refresh,
  'ctq.sources.more': sourceCommands.more,
  'ctq.sources.edit': sourceCommands.edit,
  'ctq.sources.remove': sourceCommands.remove,
  'ctq.insertExampleQuery': insertExampleQuery,
  'ctq.openSavedQuery': openSavedQuery,
  'ctq.saveQuery': saveQuery,
  'ctq.updateSavedQuery': updateSavedQuery,
  'ctq.deleteSavedQuery': deleteSavedQuery,
  'ctq.openInConsole': openInConsole,
  'ctq.importQuery': importQuery,
  'ctq.openSamples': openSamples,
  'ctq.openResultsInEditor': openResultsInEditor,
  'ctq.showSpending': showSpending,
  'ctq.spending.refresh': refreshSpending,
  'ctq.clearCache': clearCache,
  'ctq.showOutput': showOutput,
  'ctq.results.copy': gridAction('copy'),
  'ctq.results.copyWithHeaders': gridAction('copyWithHeaders'),
  'ctq.results.selectAll': gridAction('selectAll'),
  'ctq.results.showCell': gridAction('showCell'),
  'ctq.results.showEvent': gridAction('showEvent'),
  'ctq.results.sortAscending': gridAction('sortAscending'),
  'ctq.results.sortDescending': gridAction('sortDescending'),
  'ctq.results.clearSort': gridAction('clearSort'),
};
