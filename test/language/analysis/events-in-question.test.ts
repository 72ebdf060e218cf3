import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { eventsInQuestion } from '../../../core/language/analysis/events-in-question.ts';
import type { EventsInQuestion, NameSet } from '../../../core/language/analysis/name-set.ts';
import type { Query } from '../../../core/language/syntax/ast.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';

const SOURCES = ['iam.amazonaws.com', 's3.amazonaws.com'];
const NAMES = ['CreateUser', 'GetObject', 'PutBucketPolicy', 'PutObject'];

const [, ...cases] = readFileSync(new URL('events-in-question.txt', import.meta.url), 'utf8').split(
  /^=== /m,
);

for (const block of cases) {
  const [title = '', ...lines] = block.trimEnd().split('\n');
  test(`events in question: ${title}`, () => {
    const { sources, names } = questionOf(lines.slice(0, -1).join('\n'));
    assert.equal(`${shown(sources, SOURCES)} / ${shown(names, NAMES)}`, lines.at(-1));
  });
}

const shown = (set: NameSet | undefined, all: readonly string[]): string =>
  set === undefined ? '*' : all.filter((name) => set.has(name)).join(' ');

const questionOf = (marked: string): EventsInQuestion => {
  const offset = marked.indexOf('$0');
  const file = parseQueryFile(marked.replace('$0', ''));
  const query = file.queries[0];
  assert.ok(query);
  const { commands } = query;
  return eventsInQuestion(
    { commands, directives: [...file.directives, ...query.directives] },
    { commandStart: commandStartAt(query, offset), offset },
  );
};

const commandStartAt = ({ commands }: Query, offset: number): number =>
  commands.findLast(({ span }) => span.start <= offset)?.span.start ?? 0;

/** A condition and which events meet it. */
interface Condition {
  readonly text: string;
  readonly holds: (event: Event) => boolean;
}

interface Event {
  readonly eventSource: string;
  readonly eventName: string;
  readonly readOnly: boolean;
}

const field = fc.constantFrom('eventSource', 'eventName');
const value = fc.constantFrom(...SOURCES, ...NAMES, 'Put', 'Object');

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(field, value, fc.boolean()).map(([name, wanted, same]): Condition => ({
    text: `${name} ${same ? '=' : '!='} "${wanted}"`,
    holds: (event) => (of(event, name) === wanted) === same,
  })),
  fc
    .tuple(field, fc.array(value, { minLength: 1, maxLength: 3 }))
    .map(([name, wanted]): Condition => ({
      text: `${name} in [${wanted.map((text) => `"${text}"`).join(', ')}]`,
      holds: (event) => wanted.includes(of(event, name)),
    })),
  fc.tuple(field, value, fc.boolean()).map(([name, start, like]): Condition => ({
    text: `${name} ${like ? 'like' : 'not like'} /^${start.replaceAll('.', '\\.')}/`,
    holds: (event) => of(event, name).startsWith(start) === like,
  })),
  fc.constant<Condition>({ text: 'readOnly = 1', holds: ({ readOnly }) => readOnly }),
);

const of = (event: Event, name: string): string =>
  name === 'eventSource' ? event.eventSource : event.eventName;

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.tuple(tie('condition'), tie('condition'), fc.boolean()).map(([a, b, both]): Condition => ({
      text: `(${a.text}) ${both ? 'and' : 'or'} (${b.text})`,
      holds: (event) =>
        both ? a.holds(event) && b.holds(event) : a.holds(event) || b.holds(event),
    })),
    tie('condition').map(({ text, holds }): Condition => ({
      text: `not (${text})`,
      holds: (event) => !holds(event),
    })),
  ),
}));

const events: readonly Event[] = SOURCES.flatMap((eventSource) =>
  NAMES.flatMap((eventName) =>
    [true, false].map((readOnly) => ({ eventSource, eventName, readOnly })),
  ),
);

test('an event that passes the filters is always in question', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), (filters) => {
      const text = `${filters.map((filter) => `filter ${filter.text}`).join('\n| ')}\n| fields $0`;
      const { sources, names } = questionOf(text);
      for (const event of events.filter((candidate) =>
        filters.every(({ holds }) => holds(candidate)),
      )) {
        assert.ok(sources?.has(event.eventSource) ?? true, `${event.eventSource}\n${text}`);
        assert.ok(names?.has(event.eventName) ?? true, `${event.eventName}\n${text}`);
      }
    }),
    { seed: 5, numRuns: 500 },
  );
});
