import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-types';
import { problemsOf } from '../../../../core/language/analysis/check.ts';
import { isError } from '../../../../core/language/problems/problem.ts';
import { examples } from '../../../../core/language/examples/examples.ts';
import { parametersOf } from '../../../../core/language/query-file/parameters.ts';
import { expandPlaceholders } from '../../../../core/language/query-file/placeholders.ts';
import { parseQueryFile } from '../../../../core/language/syntax/parse.ts';
import { exampleContext, exampleEvents } from '../../../../scripts/docs/example-events.ts';
import { answerTo, flattenAll, queryOf, tableOf, together } from '../../../engine/support/run.ts';
import { actionsAt, textAfter } from './selected.ts';

/* A refactoring changes how a query is written, never what it answers. */

const events = flattenAll(exampleEvents.map((event) => JSON.stringify(event)));

/** The query with the defaults of its parameters, as it runs. */
const runnable = (text: string): string => {
  const { directives, queries } = parseQueryFile(text);
  const [query] = queries;
  const all = [...directives, ...(query?.directives ?? [])];
  const values = [...parametersOf(all)].flatMap(([name, parameter]) =>
    parameter.default === undefined ? [] : [[name, parameter.default]],
  );
  const body = query === undefined ? '' : text.slice(query.body.start, query.body.end);
  return expandPlaceholders(body, Object.fromEntries(values));
};

const answerFor = (text: string) =>
  answerTo(queryOf(runnable(text)), events, together, exampleContext);

const tableFor = (text: string): string => tableOf(answerFor(text));

/** Without the names of columns, for what gives them others. */
const cellsFor = (text: string): readonly unknown[] =>
  Array.from(answerFor(text).rows(), ({ cells }) => cells);

/** Every place from which a cursor sees something of its own, and every selection of a word or two. */
const placesIn = (text: string): readonly { readonly start: number; readonly end: number }[] => {
  const words = Array.from(text.matchAll(/[\w@.]+|"[^"]*"|\S/g), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  return [
    ...words.map(({ start }) => ({ start, end: start })),
    ...words.flatMap(({ start }, index) =>
      words.slice(index, index + 5).map(({ end }) => ({ start, end })),
    ),
  ];
};

const queries: readonly string[] = [
  ...examples.map(({ query }) => query),
  'filter eventName = "GetObject" or eventName = "PutObject" or awsRegion = "eu-west-1"',
  'filter errorCode != "AccessDenied" and errorCode != "NoSuchKey" | display eventName, errorCode',
  'filter errorCode not in ["AccessDenied", "NoSuchKey"] and (eventName = "x" or readOnly = 1 or readOnly = 0)',
  'filter userAgent like "aws" and not (userIdentity.type in ["Root", "IAMUser"])',
  'filter userAgent like /aws/ or errorMessage not like "denied" | fields eventName, errorMessage',
  'filter strcontains(userAgent, "Boto3") | fields eventTime | fields eventName as what',
  'filter strlen(userAgent) > 10 and strlen( userAgent ) < 1000 | sort strlen(userAgent) desc, eventTime asc',
  'fields strlen(userAgent) as n, n * 2 as twice | filter n > 20 and twice - 1 > n | stats max(n), sum(twice) as t by n % 2 as odd',
  'fields tolower(eventName) as name, awsRegion as region | stats count(*) as calls by name, region | sort calls desc, name asc',
  'fields additionalEventData.bytesTransferredOut + 1 as out | filter out * 2 > 100 | stats sum(out * 3) as most by eventName | sort most desc',
  'stats count(*) as n by bin(1h) as hour | filter abs(n) > 0 | sort hour asc',
  'stats count(*) as n by tolower(eventName) as name, floor(strlen(userAgent) / 10) as size | sort n desc, name asc, size asc',
  '# @param name = "GetObject"\nfilter eventName = "{{name}}" and awsRegion in ["us-east-1", "{{region}}"]',
  'where awsRegion = "us-east-1" | where eventName = "GetObject" or eventName = "ListBuckets" | limit 3',
  'stats count(*), max(strlen(userAgent)) by eventName, bin(1h) | sort count(*) desc, max(strlen(userAgent)) asc | limit 5',
  'filter not (eventName = "GetObject" or (errorCode in ["AccessDenied"] and userAgent like /aws/)) and not (errorCode = "x")',
  'filter not (not (errorCode != "AccessDenied") or ispresent(errorMessage)) | fields eventTime, errorCode',
  'fields eventName, if(ispresent(errorCode), "failed", "worked") as how | filter how = "failed" | stats count(*) as n by how, eventName | sort n desc, eventName asc',
];

const sound = queries.filter((text) => !problemsOf(parseQueryFile(text)).some(isError));

const hasSameRows = (text: string, after: string, { title }: CodeAction): void => {
  const said = `${title}\n${text}\n==>\n${after}`;
  if (title.startsWith('Call the column')) {
    assert.deepEqual(cellsFor(after), cellsFor(text), said);
  } else {
    assert.equal(tableFor(after), tableFor(text), said);
  }
};

/** What is offered anywhere in a query, each outcome once; a limit may well take rows away. */
const refactored = (text: string): ReadonlyMap<string, CodeAction> =>
  new Map(
    placesIn(text)
      .flatMap((place) => actionsAt({ text, ...place }, { only: ['refactor'] }))
      .filter(({ title }) => !title.startsWith('Add limit'))
      .map((action) => [textAfter(text, action), action]),
  );

test('refactorings keep the rows of a query', () => {
  const kinds = new Set<string>();
  let offered = 0;
  for (const text of sound) {
    for (const [after, action] of refactored(text)) {
      hasSameRows(text, after, action);
      kinds.add(action.title.replace(/ (?:as|parameter|column) .*| \/.*| ".*/, ''));
      offered += 1;
    }
  }
  assert.ok(kinds.size >= 18, [...kinds].join('\n'));
  assert.ok(offered > 200, `only ${offered} are offered`);
});

test('what fixing all changes in a sound query keeps its rows', () => {
  for (const text of sound) {
    for (const action of actionsAt({ text, start: 0, end: 0 }, { only: ['source.fixAll'] })) {
      assert.equal(tableFor(textAfter(text, action)), tableFor(text), text);
    }
  }
});
