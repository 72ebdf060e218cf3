import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  readSection,
  type SavedSection,
  tieEdit,
} from '../../../backends/cloudwatch/console/section-text.ts';
import { runnableQueries } from '../../../core/language/query-file/runnable.ts';
import { printSavedQuery } from '../../../core/language/query-file/saved-query.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';

const cases: Readonly<Record<string, readonly [section: string, expected: SavedSection]>> = {
  'directives and the separator are left out, prose stays': [
    '### folder/Calls\r\n# @saved us-east-1/-/abc\r\n# @source prod\r\n# who called\r\n# @param a = "b" c\r\nfilter x = "{{a}}" # why\r\n# | limit 2\r\n| limit 1\r\n\r\n',
    {
      title: 'folder/Calls',
      reference: { region: 'us-east-1', profile: undefined, id: 'abc' },
      text: '# who called\nfilter x = "{{a}}" # why\n# | limit 2\n| limit 1',
    },
  ],
  'a file without separators is one query': [
    '# @saved eu-west-1/team/audit/3f8f1c9e\n# @Range -7d\nfields a\n# @range -1d\n| limit 1',
    {
      title: undefined,
      reference: { region: 'eu-west-1', profile: 'team/audit', id: '3f8f1c9e' },
      text: 'fields a\n| limit 1',
    },
  ],
  'what is no directive of ours is prose': [
    '# @message like /x/\n# @todo look again\nfields a\n',
    {
      title: undefined,
      reference: undefined,
      text: '# @message like /x/\n# @todo look again\nfields a',
    },
  ],
  'a filter pattern is kept as the commands that it is': [
    '### Denied\n# @filter-pattern { $.errorCode = "AccessDenied" }\n# all of them\nstats count(*)\n',
    {
      title: 'Denied',
      reference: undefined,
      text: 'filter errorCode = "AccessDenied"\n| stats count(*)',
    },
  ],
  'a reference that is none': [
    '###\n# @saved abc\nfields a',
    { title: undefined, reference: undefined, text: 'fields a' },
  ],
};

for (const [name, [section, expected]] of Object.entries(cases)) {
  test(name, () => {
    const [query] = runnableQueries(parseQueryFile(section), section);
    assert.deepEqual(readSection(section, query?.text ?? ''), expected);
    const { reference } = expected;
    if (reference !== undefined) assert.ok(section.includes(printSavedQuery(reference)));
  });
}

test('a section is tied to a saved query in one line', () => {
  const reference = { region: 'us-east-1', profile: 'audit', id: 'new' };
  const line = '# @saved us-east-1/audit/new';
  const sections: readonly (readonly [before: string, after: string])[] = [
    ['### Calls\nfields a\n', `### Calls\n${line}\nfields a\n`],
    ['### Calls  \r\nfields a', `### Calls\n${line}  \r\nfields a`],
    ['###', `###\n${line}`],
    ['fields a', `${line}\nfields a`],
    ['# @source x\nfields a', `${line}\n# @source x\nfields a`],
    ['### Calls\n  # @Saved us-east-1/-/old  \nfields a', `### Calls\n${line}  \nfields a`],
  ];
  for (const [before, after] of sections) {
    const { start, end, text } = tieEdit(before, reference);
    const tied = `${before.slice(0, start)}${text}${before.slice(end)}`;
    assert.equal(tied, after);
    assert.deepEqual(readSection(tied, 'fields a').reference, reference);
  }
});
