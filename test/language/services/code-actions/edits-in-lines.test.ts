import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsAt, editsOf, textAfter } from './selected.ts';

/* What every edit has to do, whatever it is for: keep the line ends of the file, and stand apart. */

const FILES: readonly string[] = [
  'fields eventName\n| fields awsRegion\n| filter eventName = "CreateUser"',
  'filter eventName = "CreateUser" and awsRegion = "us-east-1"',
  'fields eventName\n\nfields awsRegion',
  '###\nfilter eventTime > ago(7d)\n| limit 5',
  'filter userIdentity.type = "root"\n| top 5 eventName',
];

const actionsIn = (text: string) =>
  Array.from({ length: text.length }, (_, start) => actionsAt({ text, start, end: start })).flat();

for (const file of FILES) {
  const title = file.replaceAll('\n', ' ');
  test(`new lines end as those of the file: ${title}`, () => {
    const text = `# a file from Windows\n${file}\n`.replaceAll('\n', '\r\n');
    for (const action of actionsIn(text)) {
      assert.doesNotMatch(textAfter(text, action), /(?<!\r)\n|\r\r/, action.title);
    }
  });

  test(`no edit starts where another one ends: ${title}`, () => {
    for (const action of actionsIn(file)) {
      const ends = editsOf(action).map(({ range }) => JSON.stringify(range.end));
      const starts = editsOf(action).map(({ range }) => JSON.stringify(range.start));
      const met = starts.filter((start, index) =>
        ends.some((end, other) => other !== index && end === start),
      );
      assert.deepEqual(met, [], action.title);
    }
  });
}
