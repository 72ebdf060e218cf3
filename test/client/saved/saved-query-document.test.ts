import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSection } from '../../../backends/cloudwatch/console/section-text.ts';
import {
  importedDocument,
  savedQueryDocument,
  sectionText,
} from '../../../client/cloud/saved/saved-query-document.ts';
import { runnableQueries } from '../../../core/language/query-file/runnable.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';

const place = { profile: 'audit', region: 'us-east-1' };

test('a saved query is a section that is tied to it', () => {
  const query = {
    id: '3f8f1c9e',
    name: 'folder/Calls of a key',
    text: '# who\r\nfilter k = "{{key}}" and u = "{{user}}"\r\n### a comment\r\n| limit 1\r\n',
    parameters: [
      { name: 'key', default: 'AK"IA\\', description: 'the key\nto follow' },
      { name: 'user', default: undefined, description: undefined },
    ],
  };
  assert.equal(
    savedQueryDocument(query, { place, source: 'prod' }),
    `### folder/Calls of a key
# @source prod
# @saved us-east-1/audit/3f8f1c9e
# @param key = "AK\\"IA\\\\"  the key to follow
# @param user
# who
filter k = "{{key}}" and u = "{{user}}"
 ### a comment
| limit 1
`,
  );
});

test('without a source, a profile or an id there are no such lines', () => {
  const query = { id: undefined, name: 'a', text: 'limit 1', parameters: [] };
  const of = (id: string | undefined) =>
    savedQueryDocument(
      { ...query, id },
      { place: { ...place, profile: undefined }, source: undefined },
    );
  assert.equal(of(undefined), '### a\nlimit 1\n');
  assert.equal(of('x'), '### a\n# @saved us-east-1/-/x\nlimit 1\n');
});

test('imported queries say where they ran', () => {
  const query = { region: 'us-east-1', logGroups: ['a', 'b'], range: '-1h', text: 'limit 1' };
  const elsewhere = { ...query, logGroups: [], range: undefined };
  const nowhere = { ...elsewhere, region: undefined };
  assert.equal(
    importedDocument([query, query, elsewhere, nowhere], (one) =>
      one === query ? 'prod' : undefined,
    ),
    [
      '### Query from the console\n# @source prod\n# @range -1h\nlimit 1\n',
      '### Query from the console\n# @source prod\n# @range -1h\nlimit 1\n',
      '### Query from the console\n# It ran in us-east-1\nlimit 1\n',
      '### Query from the console\nlimit 1\n',
    ].join('\n'),
  );
  assert.equal(
    importedDocument([query], () => undefined),
    '### Query from the console\n# Log groups of us-east-1: a, b\n# @range -1h\nlimit 1\n',
  );
});

test('whatever is saved, opening it gives it back', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ab "\'\\=#{}é'), minLength: 1, maxLength: 8 });
  const trimmed = word.map((text) => text.trim()).filter((text) => text !== '');
  const lines = fc.array(
    fc.constantFrom(
      '# prose',
      '### three',
      '#### four',
      '  # @message like /x/',
      '| limit 1',
      '| filter a = "{{p}}"',
      '',
    ),
  );
  const saved = fc.record({
    id: fc.uuid(),
    name: trimmed.filter((text) => !text.startsWith('#')),
    text: lines.map((all) => ['fields a, "{{p}}" as b', ...all].join('\n')),
    parameters: fc.tuple(
      fc.record({
        name: fc.constant('p'),
        default: fc.option(
          word.map((text) => text.trim()),
          { nil: undefined },
        ),
        // A description that begins as a default would be one.
        description: fc.option(fc.constantFrom('words', 'of = "more"'), { nil: undefined }),
      }),
    ),
  });
  fc.assert(
    fc.property(saved, (query) => {
      const document = savedQueryDocument(query, { place, source: 'prod' });
      const [opened, ...others] = runnableQueries(parseQueryFile(document), document);
      assert.deepEqual(others, []);
      assert.equal(opened?.title, query.name);
      assert.equal(opened?.source, 'prod');
      assert.deepEqual(
        opened?.parameters,
        query.parameters.map((one) => ({ ...one })),
      );
      const section = readSection(document, opened?.text ?? '');
      assert.equal(section.text, sectionText(query.text).trim());
      assert.deepEqual(section.reference, { ...place, id: query.id });
    }),
    { numRuns: 500 },
  );
});
