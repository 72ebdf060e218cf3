/** A word that has its meaning in one place of a command and is a name elsewhere. */
export interface ClauseWord {
  /** In its documented case. */
  readonly word: string;
  /** The commands that have it, by the kind that the tree calls them. */
  readonly commands: readonly string[];
  /** One sentence: what follows it, or what it means. */
  readonly summary: string;
}

/** The words of the language that only some commands have (guide). */
export const clauseWords: readonly ClauseWord[] = [
  { word: 'multi', commands: ['parse'], summary: 'Makes a row of each match.' },
  { word: 'logfmt', commands: ['parse'], summary: 'Reads `key=value` pairs.' },
  { word: 'csv', commands: ['parse'], summary: 'Reads values with commas between them.' },
  { word: 'XML', commands: ['parse'], summary: 'Reads XML by a path.' },
  { word: 'field', commands: ['json'], summary: 'Names the field that holds JSON.' },
  { word: 'offset', commands: ['stats'], summary: 'Moves the bins by a period.' },
  { word: 'any', commands: ['limit'], summary: 'Takes any rows, so that the scan may end early.' },
  { word: 'into', commands: ['unnest'], summary: 'Names the element.' },
  {
    word: 'OUTPUT',
    commands: ['lookup', 'cidrlookup'],
    summary: 'Adds columns of the table; a field of that name is overwritten.',
  },
  {
    word: 'OUTPUTNEW',
    commands: ['lookup', 'cidrlookup'],
    summary: 'Adds columns of the table; a value that is there is kept.',
  },
  { word: 'where', commands: ['join', 'relevantfields'], summary: 'Begins the condition.' },
  { word: 'with', commands: ['fillmissing'], summary: 'Begins the values of added rows.' },
  { word: 'for', commands: ['fillmissing'], summary: 'Names the field that gets the value.' },
  {
    word: 'maxspan',
    commands: ['sessionize'],
    summary: 'The longest gap within a session; 30 minutes if left out.',
  },
  { word: 'timeshift', commands: ['logcompare'], summary: 'How far back the other range lies.' },
  { word: 'previousDay', commands: ['diff'], summary: 'Compares with the day before.' },
  { word: 'previousWeek', commands: ['diff'], summary: 'Compares with a week before.' },
  { word: 'previousMonth', commands: ['diff'], summary: 'Compares with a month before.' },
  { word: 'logGroups', commands: ['source'], summary: 'Chooses log groups by what they are.' },
  { word: 'dataSource', commands: ['source'], summary: 'Chooses data by its source.' },
  { word: 'logGroupTags', commands: ['source'], summary: 'Chooses log groups by their tags.' },
  { word: 'namePrefix', commands: ['source'], summary: 'How names of log groups begin.' },
  { word: 'accountIdentifier', commands: ['source'], summary: 'Accounts of log groups.' },
  { word: 'class', commands: ['source'], summary: 'STANDARD or INFREQUENT_ACCESS.' },
  { word: 'START', commands: ['source'], summary: 'Where the range begins, such as -3600s.' },
  { word: 'END', commands: ['source'], summary: 'Where the range ends, such as 0s or now.' },
];

const byCommand = new Map<string, Map<string, ClauseWord>>();
for (const entry of clauseWords) {
  for (const command of entry.commands) {
    const words = byCommand.get(command) ?? new Map<string, ClauseWord>();
    byCommand.set(command, words.set(entry.word.toLowerCase(), entry));
  }
}

/** The word of a command, without regard to case. */
export const clauseWord = (command: string, written: string): ClauseWord | undefined =>
  byCommand.get(command)?.get(written.toLowerCase());
