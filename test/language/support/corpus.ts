import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import assert from 'node:assert/strict';
import { test } from 'node:test';

/** One example of a corpus file: `=== title`, the input, `==>`, what comes out. */
interface Case {
  readonly title: string;
  readonly input: string;
  readonly expected: string;
}

/**
 * A test for each example of each file of a folder: what `actual` makes of the input has to be what
 * the file says. With UPDATE_CORPUS=1 the files are written anew instead; look at the difference
 * before you believe it.
 */
export const testCorpus = (folder: string, actual: (input: string) => string): void => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    const path = join(folder, name);
    const cases = readCases(readFileSync(path, 'utf8'));
    if (process.env['UPDATE_CORPUS'] === '1') {
      writeFileSync(
        path,
        cases.map((example) => written(example, actual(example.input))).join('\n'),
      );
      continue;
    }
    for (const { title, input, expected } of cases) {
      test(`${basename(name, '.txt')}: ${title}`, () => {
        assert.equal(actual(input), expected);
      });
    }
  }
};

const readCases = (text: string): Case[] =>
  text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const titleEnd = part.indexOf('\n');
      const [input = '', expected = ''] = part.slice(titleEnd + 1).split(/^==>\n/m);
      return {
        title: part.slice(0, titleEnd).trim(),
        input: input.replace(/\n$/, ''),
        expected: expected.trimEnd(),
      };
    });

const written = ({ title, input }: Case, output: string): string =>
  `=== ${title}\n${input}\n==>\n${output}\n`;
