import type { FieldEntry } from './fields.ts';

/** Fields that a command makes under names of its own (guide). */
export type Maker =
  'pattern' | 'diff' | 'logcompare' | 'relevantfields' | 'countFrequent' | 'estimate';

const pattern: readonly FieldEntry[] = [
  {
    name: '@pattern',
    type: 'text',
    meaning: 'The text that the events share; a sign such as `<Token-1>` stands for what differs.',
    values: [],
  },
  {
    name: '@ratio',
    type: 'number',
    meaning: 'Which part of the events has this pattern, from 0 to 1.',
    values: ['0.5'],
  },
  {
    name: '@sampleCount',
    type: 'number',
    meaning: 'How many events have this pattern.',
    values: ['44'],
  },
  {
    name: '@severityLabel',
    type: 'text',
    meaning: 'How bad it is by the words of the pattern.',
    values: ['ERROR', 'WARN', 'INFO'],
  },
];

const difference: readonly FieldEntry[] = [
  {
    name: '@differenceCount',
    type: 'number',
    meaning: 'How many more events have this pattern now than in the other period.',
    values: ['-3'],
  },
  {
    name: '@differenceDescription',
    type: 'text',
    meaning: 'What has become of the pattern since the other period, in words.',
    values: [],
  },
];

const relevance: readonly FieldEntry[] = [
  {
    name: '@fieldName',
    type: 'text',
    meaning: 'The field that is spoken of.',
    values: [],
  },
  {
    name: '@relevanceScore',
    type: 'number',
    meaning: 'How much the field has to do with the condition, from 0 to 1.',
    values: ['0.83'],
  },
  {
    name: '@topRelevanceContributors',
    type: 'any',
    meaning: 'For texts, the values whose share differs most.',
    values: [],
  },
  {
    name: '@conditionalMedian',
    type: 'number',
    meaning: 'For numbers, the median of events that meet the condition.',
    values: [],
  },
  {
    name: '@baselineMedian',
    type: 'number',
    meaning: 'For numbers, the median of events that do not meet the condition.',
    values: [],
  },
];

/** The fields of each such command; with those of `pattern`, `diff` and `logcompare` add to them. */
export const madeFields: { readonly [Key in Maker]: readonly FieldEntry[] } = {
  pattern,
  diff: difference,
  logcompare: [...pattern, ...difference],
  relevantfields: relevance,
  countFrequent: [
    {
      name: '_approxcount',
      type: 'number',
      meaning: 'About how often the values occur together.',
      values: ['120'],
    },
  ],
  estimate: [
    {
      name: 'estimatedBytes',
      type: 'number',
      meaning: 'About how many bytes the query would read.',
      values: ['1048576'],
    },
  ],
};

const entries: ReadonlyMap<string, FieldEntry> = new Map(
  Object.values(madeFields).flatMap((fields) => fields.map((entry) => [entry.name, entry])),
);

/** What a name means that only a command can have made. */
export const madeField = (name: string): FieldEntry | undefined => entries.get(name);
