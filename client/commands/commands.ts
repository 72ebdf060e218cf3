import { cancel } from './cancel.ts';
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
  'ctq.cancel': cancel,
  'ctq.selectSource': selectSource,
  'ctq.insertExampleQuery': insertExampleQuery,
  'ctq.openSamples': openSamples,
  'ctq.openResultsInEditor': openResultsInEditor,
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
