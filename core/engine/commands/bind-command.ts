import type { Command } from '#language/syntax/ast.ts';
import type { CommandPlace } from './command-place.ts';
import { bindAccum } from './accum.ts';
import { bindAddTotals } from './addtotals.ts';
import { bindAppendCols } from './appendcols.ts';
import { bindAutoregress } from './autoregress.ts';
import { bindCidrLookup } from './cidrlookup.ts';
import { bindCountFrequent } from './count-frequent.ts';
import { bindDedup } from './dedup.ts';
import { bindEstimate } from './estimate.ts';
import { bindExpand } from './expand.ts';
import { bindFields } from './fields.ts';
import { bindFillDown } from './filldown.ts';
import { bindFillMissing } from './fillmissing.ts';
import { bindFilter } from './filter.ts';
import { bindJoin } from './join.ts';
import { bindJson } from './json.ts';
import { bindLimit } from './limit.ts';
import { bindLookup } from './lookup.ts';
import { bindOutlier } from './outlier.ts';
import { bindParse } from './parse.ts';
import { bindLogCompare, bindPattern } from './pattern.ts';
import { bindSessionize } from './sessionize.ts';
import { bindSort } from './sort.ts';
import { bindStats } from './stats.ts';
import { bindUnnest } from './unnest.ts';

/**
 * Adds a command to the plan. Queries with errors are not run, so commands that CTQ does not know
 * how to run are never met here; they would change nothing.
 */
export const bindCommand = (command: Command, place: CommandPlace): void => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return bindFields(command, place);
    case 'filter':
    case 'filterIndex':
      return bindFilter(command, place);
    case 'parse':
      return bindParse(command, place);
    case 'stats':
      return bindStats(command, place);
    case 'sort':
      return bindSort(command, place);
    case 'limit':
      return bindLimit(command, place);
    case 'dedup':
      return bindDedup(command, place);
    case 'json':
      return bindJson(command, place);
    case 'unnest':
      return bindUnnest(command, place);
    case 'expand':
      return bindExpand(command, place);
    case 'countFrequent':
      return bindCountFrequent(command, place);
    case 'pattern':
      return bindPattern(command, place);
    case 'logcompare':
      return bindLogCompare(command, place);
    case 'estimate':
      return bindEstimate(place);
    case 'addtotals':
    case 'accum':
    case 'autoregress':
    case 'filldown':
    case 'fillmissing':
    case 'outlier':
    case 'sessionize':
      return bindSeriesCommand(command, place);
    case 'join':
      return bindJoin(command, place);
    case 'lookup':
      return bindLookup(command, place);
    case 'cidrlookup':
      return bindCidrLookup(command, place);
    case 'appendcols':
      return bindAppendCols(command, place);
    // What `diff` compares, `pattern` has gathered.
    case 'diff':
    // Whoever runs a query chooses its sources and puts in what it calls before it is planned.
    case 'source':
    case 'savedQuery':
      return undefined;
    // CloudWatch alone answers these (analysis/checks/cloudwatch-only.ts).
    case 'anomaly':
    case 'relevantfields':
    case 'unknown':
      return undefined;
  }
};

type SeriesCommand = Extract<
  Command,
  {
    readonly kind:
      'addtotals' | 'accum' | 'autoregress' | 'filldown' | 'fillmissing' | 'outlier' | 'sessionize';
  }
>;

/** Commands over all rows in their order. */
const bindSeriesCommand = (command: SeriesCommand, place: CommandPlace): void => {
  switch (command.kind) {
    case 'addtotals':
      return bindAddTotals(command, place);
    case 'accum':
      return bindAccum(command, place);
    case 'autoregress':
      return bindAutoregress(command, place);
    case 'filldown':
      return bindFillDown(command, place);
    case 'fillmissing':
      return bindFillMissing(command, place);
    case 'outlier':
      return bindOutlier(command, place);
    case 'sessionize':
      return bindSessionize(command, place);
  }
};
