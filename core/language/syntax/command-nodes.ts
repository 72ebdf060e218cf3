import type { Span } from '../text/span.ts';
import type {
  Expression,
  FieldReference,
  MissingExpression,
  RegexLiteral,
  Subquery,
  TextLiteral,
} from './expression-nodes.ts';
import type { SourceSelection, SourceTime } from './source-nodes.ts';

/*
 * The nodes of commands. What options mean is interpreted in them, defaults included; what is
 * wrong with a command is said by the parser and the checks.
 */

export type Command =
  | SourceCommand
  | SavedQueryCommand
  | FieldsCommand
  | DisplayCommand
  | FilterCommand
  | FilterIndexCommand
  | ParseCommand
  | JsonCommand
  | StatsCommand
  | SortCommand
  | LimitCommand
  | DedupCommand
  | PatternCommand
  | DiffCommand
  | AnomalyCommand
  | UnnestCommand
  | ExpandCommand
  | LookupCommand
  | CidrLookupCommand
  | JoinCommand
  | RelevantFieldsCommand
  | AddTotalsCommand
  | AccumCommand
  | AppendColsCommand
  | AutoregressCommand
  | FillDownCommand
  | FillMissingCommand
  | OutlierCommand
  | SessionizeCommand
  | CountFrequentCommand
  | LogCompareCommand
  | EstimateCommand
  | UnknownCommand;

interface CommandBase {
  /** From the name to the last token before the next pipe. */
  readonly span: Span;
  /** The name as written. */
  readonly name: string;
  readonly nameSpan: Span;
  /** True where the author has not finished: something that the command needs is not there. */
  readonly incomplete: boolean;
}

/**
 * `name=value` of a command, as written. What the options mean is in the command's own properties,
 * defaults included; what is wrong with them is said by the check of options.
 */
export interface CommandOption {
  readonly span: Span;
  readonly name: Name;
  readonly value: Expression;
}

/** Chooses where events come from. Several commands in a row add up. */
export interface SourceCommand extends CommandBase {
  readonly kind: 'source';
  /** In order; `dataSource` and `logGroupTags` narrow what `logGroups` beside them chooses. */
  readonly selections: readonly SourceSelection[];
  readonly start: SourceTime | undefined;
  readonly end: SourceTime | undefined;
}

/** `$Name(parameter = value)`: stands for the commands of a saved query. */
export interface SavedQueryCommand extends CommandBase {
  readonly kind: 'savedQuery';
  /** The query's name, without `$` and backticks. */
  readonly query: string;
  readonly arguments: readonly SavedQueryArgument[];
}

export interface SavedQueryArgument {
  readonly span: Span;
  readonly name: Name;
  readonly value: Expression;
}

export interface FieldsCommand extends CommandBase {
  readonly kind: 'fields';
  readonly items: readonly Item[];
}

export interface DisplayCommand extends CommandBase {
  readonly kind: 'display';
  readonly items: readonly Item[];
}

/** `filter` and its synonym `where`. */
export interface FilterCommand extends CommandBase {
  readonly kind: 'filter';
  readonly condition: Expression;
}

/** A check sees to it that the condition is `field = value` or `field in [values]`. */
export interface FilterIndexCommand extends CommandBase {
  readonly kind: 'filterIndex';
  readonly condition: Expression;
}

export interface ParseCommand extends CommandBase {
  readonly kind: 'parse';
  /** What is parsed; `@message` where it is left out. */
  readonly input: Expression | undefined;
  readonly mode: ParseMode;
  /**
   * A text with `*` for each alias, or a regular expression with groups; in the mode `xml` a path.
   * Undefined in the modes `logfmt` and `csv`, which have none.
   */
  readonly pattern: TextLiteral | RegexLiteral | MissingExpression | undefined;
  /** Of `logfmt` one, whose members are the keys: `as m` makes `m.level`. */
  readonly aliases: readonly Alias[];
}

/** `pattern` takes the first match, `multi` makes a row of each. */
export type ParseMode = 'pattern' | 'multi' | 'logfmt' | 'csv' | 'xml';

/** `json field=requestParameters "a.0.b" as name` */
export interface JsonCommand extends CommandBase {
  readonly kind: 'json';
  readonly field: Expression;
  /** Keys and positions, parted by dots. */
  readonly path: TextLiteral | MissingExpression;
  readonly alias: Alias | undefined;
}

export interface StatsCommand extends CommandBase {
  readonly kind: 'stats';
  readonly aggregates: readonly Item[];
  /** The keys after `by`. */
  readonly keys: readonly Item[];
  readonly bySpan: Span | undefined;
  /** The period after `offset`, which moves the bins of the keys. */
  readonly offset: Expression | undefined;
}

export interface SortCommand extends CommandBase {
  readonly kind: 'sort';
  readonly keys: readonly SortKey[];
}

export interface SortKey {
  readonly span: Span;
  readonly expression: Expression;
  /** Undefined where it is not written; the language then means ascending. */
  readonly direction: SortDirection | undefined;
}

export type SortDirection = 'asc' | 'desc';

export interface LimitCommand extends CommandBase {
  readonly kind: 'limit';
  /** True for `limit any`: any rows will do, so that the scan may end early. */
  readonly any: boolean;
  readonly count: Expression;
}

export interface DedupCommand extends CommandBase {
  readonly kind: 'dedup';
  readonly fields: readonly Expression[];
}

/** Makes `@pattern`, `@sampleCount`, `@ratio` and `@severityLabel` of a text. */
export interface PatternCommand extends CommandBase {
  readonly kind: 'pattern';
  readonly input: Expression;
}

export interface DiffCommand extends CommandBase {
  readonly kind: 'diff';
  /** `previousPeriod` where nothing is written: the time of equal length just before. */
  readonly period: DiffPeriod;
}

export type DiffPeriod = 'previousPeriod' | 'previousDay' | 'previousWeek' | 'previousMonth';

export interface AnomalyCommand extends CommandBase {
  readonly kind: 'anomaly';
}

/** `unnest list into element` */
export interface UnnestCommand extends CommandBase {
  readonly kind: 'unnest';
  readonly input: Expression;
  /** Undefined only where the command is incomplete. */
  readonly alias: Alias | undefined;
}

/** A row for each element of a JSON list, under the field's own name. */
export interface ExpandCommand extends CommandBase {
  readonly kind: 'expand';
  readonly field: Expression;
}

/** Adds columns of a table; the row of the table has to match all keys. */
export interface LookupCommand extends CommandBase {
  readonly kind: 'lookup';
  /** Undefined only where the command is incomplete, as `mode`. */
  readonly table: Name | undefined;
  readonly keys: readonly LookupKey[];
  readonly mode: LookupMode | undefined;
  readonly outputs: readonly LookupOutput[];
}

/** `column as field`; without `as` the field has the column's name. */
export interface LookupKey {
  readonly span: Span;
  readonly column: Name;
  readonly field: FieldReference;
}

/** `output` overwrites, with nothing where no row matches; `outputNew` keeps values that are there. */
export type LookupMode = 'output' | 'outputNew';

/** `column as name` */
export interface LookupOutput {
  readonly span: Span;
  readonly column: Name;
  readonly alias: Alias | undefined;
  /** The field that is made: the alias, else the column's name. */
  readonly name: string;
}

export interface CidrLookupCommand extends CommandBase {
  readonly kind: 'cidrlookup';
  /** Undefined only where the command is incomplete, as `mode`. */
  readonly table: Name | undefined;
  /** The address. */
  readonly field: Expression;
  /** The table's column of networks, where it is named. */
  readonly column: Name | undefined;
  readonly mode: LookupMode | undefined;
  readonly outputs: readonly LookupOutput[];
}

export interface JoinCommand extends CommandBase {
  readonly kind: 'join';
  /** `type`, `left` and `right`, as written. */
  readonly options: readonly CommandOption[];
  /** `inner` where it is left out. */
  readonly type: JoinType;
  /** The alias of each side; undefined where it is left out, which a check refuses. */
  readonly left: Alias | undefined;
  readonly right: Alias | undefined;
  /** All of what follows `where`. */
  readonly condition: Expression;
  /** The equalities of the condition, each side without its alias; a check refuses others. */
  readonly keys: readonly JoinKey[];
  /** `(SOURCE 'name')`; undefined only where the command is incomplete. */
  readonly query: Subquery | undefined;
}

export type JoinType = 'inner' | 'left';

export interface JoinKey {
  readonly span: Span;
  /** The field of the left side, whichever side of the sign it stands on. */
  readonly left: FieldReference;
  readonly right: FieldReference;
}

export interface RelevantFieldsCommand extends CommandBase {
  readonly kind: 'relevantfields';
  /** All fields where there are none. */
  readonly fields: readonly Expression[];
  readonly condition: Expression;
}

export interface AddTotalsCommand extends CommandBase {
  readonly kind: 'addtotals';
  readonly options: readonly CommandOption[];
  /** The column of row sums: `Total` where it is left out. */
  readonly fieldName: string;
  /** Whether there is such a column: true where it is left out. */
  readonly row: boolean;
  /** Whether a last row has the sums of columns: false where it is left out. */
  readonly col: boolean;
  /** What is summed; every number where there are none. */
  readonly fields: readonly Expression[];
}

export interface AccumCommand extends CommandBase {
  readonly kind: 'accum';
  readonly field: Expression;
  readonly alias: Alias | undefined;
  /** What the running sum is called: the alias, else the field, whose values it replaces. */
  readonly output: string;
}

/** Puts the columns of another query beside the rows, by position. */
export interface AppendColsCommand extends CommandBase {
  readonly kind: 'appendcols';
  readonly options: readonly CommandOption[];
  /** Whether columns that exist are replaced: false where it is left out. */
  readonly override: boolean;
  /** The most rows of the other query: 10,000 where it is left out. */
  readonly max: number;
  /** Undefined only where the command is incomplete. */
  readonly query: Subquery | undefined;
}

/** Adds the values that a field has in rows before. */
export interface AutoregressCommand extends CommandBase {
  readonly kind: 'autoregress';
  readonly options: readonly CommandOption[];
  readonly field: Expression;
  readonly alias: Alias | undefined;
  /**
   * How many rows before, both ends included: 1 where `p` is left out. `lagsOf` has the columns.
   */
  readonly from: number;
  readonly to: number;
}

/** Fills gaps with the last value above. */
export interface FillDownCommand extends CommandBase {
  readonly kind: 'filldown';
  /** Names of columns, in which `*` stands for anything; all columns where there are none. */
  readonly patterns: readonly Name[];
}

/** Adds rows for bins in which nothing happened. */
export interface FillMissingCommand extends CommandBase {
  readonly kind: 'fillmissing';
  readonly fills: readonly Fill[];
}

/** `value for field` */
export interface Fill {
  readonly span: Span;
  readonly value: Expression;
  readonly field: Expression;
}

export interface OutlierCommand extends CommandBase {
  readonly kind: 'outlier';
  readonly options: readonly CommandOption[];
  /** `transform`, to the nearest bound, where it is left out. */
  readonly action: 'remove' | 'transform';
  /** How many times the range between the quartiles: 2.5 where it is left out. */
  readonly param: number;
  /** Whether values below count too: false where it is left out. */
  readonly useLower: boolean;
  /** Whether outliers are marked: false where it is left out. */
  readonly mark: boolean;
  readonly fields: readonly OutlierField[];
}

export interface OutlierField {
  readonly expression: Expression;
  /** The column that `mark` adds for it: `field_outlier`. */
  readonly marker: string;
}

/** Numbers sessions: events of the same keys with no longer gap between them than this. */
export interface SessionizeCommand extends CommandBase {
  readonly kind: 'sessionize';
  readonly fields: readonly Expression[];
  /** The period behind `maxspan`; 30 minutes where it is left out. */
  readonly gap: Expression | undefined;
  readonly alias: Alias | undefined;
  /** The alias, else `session_id`. */
  readonly output: string;
}

/** `countFrequent` and `count_frequent`: keys, and their `_approxcount`, the largest first. */
export interface CountFrequentCommand extends CommandBase {
  readonly kind: 'countFrequent';
  readonly fields: readonly Expression[];
}

export interface LogCompareCommand extends CommandBase {
  readonly kind: 'logcompare';
  /** A period: how far back the other range lies. */
  readonly timeshift: Expression;
}

export interface EstimateCommand extends CommandBase {
  readonly kind: 'estimate';
}

/** A segment of the pipe that begins with no known command; `name` is its first word, or ''. */
export interface UnknownCommand extends CommandBase {
  readonly kind: 'unknown';
}

/** An expression of a list with the name that it gets. */
export interface Item {
  readonly span: Span;
  readonly expression: Expression;
  readonly alias: Alias | undefined;
  /** The column's name: the alias, else the expression's text as typed. */
  readonly name: string;
}

/** A name where it stands, without backticks. */
export interface Name {
  readonly span: Span;
  readonly name: string;
}

/** The name that the author gives to something. */
export type Alias = Name;
