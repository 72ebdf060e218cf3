/** What an option takes. */
export type OptionValues =
  | { readonly kind: 'boolean' }
  /** A number from `least` to `most`, both included. */
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  /** A whole number, from `least` to `most`. */
  | { readonly kind: 'count'; readonly least: number; readonly most: number }
  /** `N` or `N-M`, from `least` to `most`. */
  | { readonly kind: 'range'; readonly least: number; readonly most: number }
  /** A name that the author gives. */
  | { readonly kind: 'name' }
  | { readonly kind: 'word'; readonly words: readonly string[] };

/** A `name=value` of a command. */
export interface OptionEntry {
  readonly name: string;
  readonly values: OptionValues;
  /** What holds where it is left out, as it would be written; undefined where it is needed. */
  readonly default: string | undefined;
  /** One sentence: what it does. */
  readonly summary: string;
}

const boolean = (name: string, byDefault: boolean, summary: string): OptionEntry => ({
  name,
  values: { kind: 'boolean' },
  default: String(byDefault),
  summary,
});

/** How many rows back `autoregress` looks at most; CTQ's own limit, as each makes a column. */
const MOST_LAGS = 1000;

const addtotals: readonly OptionEntry[] = [
  {
    name: 'fieldname',
    values: { kind: 'name' },
    default: 'Total',
    summary: 'The name of the column of row sums.',
  },
  boolean('row', true, 'Whether each row gets a column with its sum.'),
  boolean('col', false, 'Whether a last row has the sum of each column.'),
];

const appendcols: readonly OptionEntry[] = [
  boolean('override', false, 'Whether columns that exist already are overwritten.'),
  {
    name: 'max',
    values: { kind: 'count', least: 1, most: 100_000 },
    default: '10000',
    summary: 'The most rows that the other query may give.',
  },
];

const autoregress: readonly OptionEntry[] = [
  {
    name: 'p',
    values: { kind: 'range', least: 1, most: MOST_LAGS },
    default: '1',
    summary: 'How many rows before: one number, or a range such as 1-4.',
  },
];

const outlier: readonly OptionEntry[] = [
  {
    name: 'action',
    values: { kind: 'word', words: ['transform', 'remove'] },
    default: 'transform',
    summary: 'Whether outliers are moved to the nearest bound, or their rows removed.',
  },
  {
    name: 'param',
    values: { kind: 'number', least: 0, most: Number.MAX_SAFE_INTEGER },
    default: '2.5',
    summary: 'How many times the range between the quartiles a value may lie outside of it.',
  },
  boolean('uselower', false, 'Whether values that are too small count too.'),
  boolean('mark', false, 'Whether a further column says of each row if it is an outlier.'),
];

const join: readonly OptionEntry[] = [
  {
    name: 'type',
    values: { kind: 'word', words: ['inner', 'left'] },
    default: 'inner',
    summary: 'Whether only rows that match are kept, or all of the left side.',
  },
  {
    name: 'left',
    values: { kind: 'name' },
    default: undefined,
    summary: 'The alias of the rows so far: their fields are `alias.field` afterwards.',
  },
  {
    name: 'right',
    values: { kind: 'name' },
    default: undefined,
    summary: 'The alias of the other log group.',
  },
];

const byCommand: ReadonlyMap<string, readonly OptionEntry[]> = new Map([
  ['addtotals', addtotals],
  ['appendcols', appendcols],
  ['autoregress', autoregress],
  ['outlier', outlier],
  ['join', join],
]);

/** The options of a command, in the order in which they are documented (guide). */
export const optionsOfCommand = (command: string): readonly OptionEntry[] =>
  byCommand.get(command) ?? [];

/** The option of that name, without regard to case. */
export const optionEntry = (command: string, name: string): OptionEntry | undefined =>
  optionsOfCommand(command).find((entry) => entry.name === name.toLowerCase());
