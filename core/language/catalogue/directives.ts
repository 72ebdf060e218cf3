/** A comment that means something to CTQ: `# @name value`. To CloudWatch it is a comment. */
export interface DirectiveEntry {
  readonly name: string;
  readonly syntax: string;
  /** One sentence: what it does. */
  readonly summary: string;
  readonly notes: readonly string[];
  /** Values to suggest, each with its meaning. */
  readonly values: readonly (readonly [value: string, meaning: string])[];
  readonly example: string;
  /** What follows the name, with tab stops. */
  readonly snippet: string;
}

const SCOPE =
  'Before the first query it holds for the whole file; inside a query it holds for that one and wins.';

/** Every directive of query files. */
export const directives: readonly DirectiveEntry[] = [
  {
    name: 'source',
    syntax: '# @source NAME-OR-PATH',
    summary: 'Says where the query runs.',
    notes: [
      SCOPE,
      'A name of the setting `ctq.sources`, or the path of a file or folder with CloudTrail events.',
      'Without it a query runs on the active source of the workspace.',
    ],
    values: [],
    example: '# @source samples/logs',
    snippet: '${1:samples/logs}',
  },
  {
    name: 'range',
    syntax: '# @range RANGE',
    summary: 'Says which time the query covers, by the time of the events.',
    notes: [
      SCOPE,
      'From now back (`-7d`, `-24h..-1h`), between dates or instants (`2022-02-12..2022-02-19T12:00Z`), or `all`.',
      'Times are UTC unless they carry an offset.',
      'Without it a query covers everything on a local source, and an hour or what the settings say on a cloud source.',
    ],
    values: [
      ['all', 'Everything that the source has.'],
      ['-1h', 'The last hour.'],
      ['-24h', 'The last 24 hours.'],
      ['-7d', 'The last 7 days.'],
      ['-30d', 'The last 30 days.'],
      ['-24h..-1h', 'From 24 hours ago to an hour ago.'],
      ['2022-02-12..2022-02-19', 'From one date to another.'],
    ],
    example: '# @range 2022-02-12..2022-02-19',
    snippet: '${1:-7d}',
  },
  {
    name: 'param',
    syntax: '# @param NAME = "default"  description',
    summary: 'Describes a placeholder `{{NAME}}` of the query and gives it a default.',
    notes: [
      SCOPE,
      'Default and description may be left out; a placeholder without a default is asked for.',
    ],
    values: [],
    example: '# @param accessKeyId = "AKIAIOSFODNN7EXAMPLE"   the key to follow',
    snippet: '${1:name} = "${2:default}"   ${3:description}',
  },
  {
    name: 'table',
    syntax: '# @table NAME = "path.csv"',
    summary:
      'Names a CSV file that `lookup` and `cidrlookup` read as a table where a query runs on files.',
    notes: [
      SCOPE,
      'The path is relative to the query file, then to the workspace. The file is UTF-8 with a header, of at most 10 MB.',
      'The setting `ctq.tables` names tables for every query; a table of the same name wins here.',
    ],
    values: [],
    example: '# @table people = "people.csv"',
    snippet: '${1:people} = "${2:people.csv}"',
  },
  {
    name: 'dedupe',
    syntax: '# @dedupe FIELD',
    summary: 'Counts events that were delivered more than once only once.',
    notes: [
      SCOPE,
      'Of the events in the range that have the same value in the field, only the first by path and place in its file is there for the query; events without the field are all there. `none` keeps all of them.',
      'CloudTrail may deliver an event again, with the same `eventID`. CloudWatch keeps and counts each delivery, and so does CTQ without this line. The setting `ctq.dedupe` turns it on for every query.',
      'It works where a query runs on files, which are then read twice. On CloudWatch it does nothing: `dedup` there comes after filters, and what follows it can only be `limit`.',
    ],
    values: [
      ['eventID', 'Each event of CloudTrail once, however often it was delivered.'],
      ['none', 'All events, whatever the setting `ctq.dedupe` says.'],
    ],
    example: '# @dedupe eventID',
    snippet: '${1:eventID}',
  },
  {
    name: 'filter-pattern',
    syntax: '# @filter-pattern PATTERN',
    summary: 'Lets only those events into the query that a CloudWatch filter pattern matches.',
    notes: [
      SCOPE,
      'The language of metric filters, subscription filters, `FilterLogEvents` and Live Tail: `{ $.eventName = "ConsoleLogin" }`, terms such as `ERROR -timeout`, or `[ip, ..., status = 4*]`.',
      'It runs as commands before those of the query. A query without commands of its own is the translation of its pattern.',
      'A property that an event does not have meets neither `=` nor `!=`, unlike a field in a query.',
    ],
    values: [
      [
        '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
        'Calls that were denied.',
      ],
      [
        '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
        'Use of the root user.',
      ],
      [
        '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
        'Sign-ins to the console without a second factor.',
      ],
    ],
    example:
      '# @filter-pattern { ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    snippet: '{ $.${1:eventName} = "${2:ConsoleLogin}" }',
  },
  {
    name: 'saved',
    syntax: '# @saved REGION/PROFILE/ID',
    summary: 'Says which saved query of CloudWatch this query is.',
    notes: [
      'It is written when a saved query is opened, or a query saved, and belongs to that query alone.',
      'The command **CTQ: Update Saved Query** shows what has changed since, and saves it.',
      'A profile of `-` means the credentials of the environment.',
    ],
    values: [],
    example: '# @saved us-east-1/audit/3f8f1c9e-5d5b-4b0a-9d38-0c6f3f7b6a11',
    snippet: '${1:us-east-1}/${2:-}/${3:id}',
  },
];

const entries: ReadonlyMap<string, DirectiveEntry> = new Map(
  directives.map((entry) => [entry.name, entry]),
);

/** The directive of that name, written without `@`. */
export const directiveEntry = (name: string): DirectiveEntry | undefined =>
  entries.get(name.toLowerCase());
