import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseFilterPattern } from '../../core/language/filter-pattern/parse-filter-pattern.ts';
import { printFilterPattern } from '../../core/language/filter-pattern/print-filter-pattern.ts';
import { isError } from '../../core/language/problems/problem.ts';
import { comparePatterns, type MessageSource } from '../../scripts/filter-patterns/compare.ts';
import { readMessages } from '../../scripts/filter-patterns/messages.ts';
import { readPatterns } from '../../scripts/filter-patterns/named-patterns.ts';
import { dataFolder, patternFiles } from '../../scripts/filter-patterns/report.ts';
import { flattenEvent, objectSource } from '../support/object-source.ts';

const logs = join(dataFolder, 'logs');
const [cloudTrail = '', other = ''] = patternFiles.map((name) => join(dataFolder, name));

/** The obvious source over JSON texts. */
const messageSource = (): MessageSource => {
  const source = objectSource();
  return {
    bind: (path) => source.bind(path),
    stand: (message) => source.stand(flattenEvent(message, 'event')),
  };
};

/** Patterns that metric filters refuse, with what is wrong with them; all others have no fault. */
const faults: ReadonlyMap<string, string> = new Map([
  // `like` is an operator of queries, not of filter patterns; it is understood as `=`.
  ['ProcessEnumFilter', 'filter-pattern-like'],
  // `privileged = true` compares with a text; the JSON boolean needs IS TRUE.
  ['PrivilegedContainerFilter', 'filter-pattern-word'],
]);

if (existsSync(cloudTrail) && existsSync(other)) {
  test('patterns that other people use have no errors', (context) => {
    const patterns = [...readPatterns(cloudTrail), ...readPatterns(other)];
    for (const { name, text } of patterns) {
      const { pattern, problems } = parseFilterPattern(text);
      assert.deepEqual(problems.filter(isError), [], name);
      const found = [...new Set(problems.map(({ code }) => code))];
      assert.deepEqual(found.join(', '), faults.get(name) ?? '', name);
      const printed = printFilterPattern(pattern);
      assert.equal(printFilterPattern(parseFilterPattern(printed).pattern), printed, name);
    }
    context.diagnostic(`${patterns.length} patterns`);
  });
} else {
  test('patterns that other people use', (context) => {
    context.diagnostic('not checked: ../shared/data/filter-patterns*.txt are not there');
  });
}

if (existsSync(logs) && existsSync(cloudTrail)) {
  test('patterns and their translations pick the same events of real logs', (context) => {
    const messages = readMessages(logs);
    const rows = comparePatterns(readPatterns(cloudTrail), messages, messageSource());
    for (const { name, query, counts } of rows) {
      assert.equal(counts?.different, 0, `${name}: ${query}`);
      context.diagnostic(`${String(counts.byPattern).padStart(6)} ${name}`);
    }
    context.diagnostic(`${rows.length} patterns over ${messages.length} events`);
  });
} else {
  test('patterns over real logs', (context) => {
    context.diagnostic('not checked: ../shared/data/logs is not there');
  });
}
