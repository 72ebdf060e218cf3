import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MarkupContent } from 'vscode-languageserver-types';
import { openDocument } from '../../../core/language/services/document.ts';
import { hover } from '../../../core/language/services/hover/hover.ts';
import { hoverKnowledge } from '../support/hover-knowledge.ts';

/** A line of the data file: the text that the hover is asked for and what it says. */
interface Line {
  readonly query: string;
  readonly input: string;
  readonly phrases: readonly string[];
}

const linesOf = (data: string): readonly Line[] => {
  const [, ...groups] = data.split(/^## /m);
  return groups.flatMap((group) => {
    const [query = '', ...lines] = group.split('\n');
    return lines.flatMap((line) => {
      const [input, phrases] = line.split(' ==> ');
      return input === undefined || phrases === undefined
        ? []
        : [{ query, input, phrases: phrases.split(' && ') }];
    });
  });
};

const data = readFileSync(new URL('hover-lines.txt', import.meta.url), 'utf8');

for (const { query, input, phrases } of linesOf(data)) {
  test(`hover: ${query.replace('@@', input)}`, () => {
    const text = query.replace('@@', () => input);
    const document = openDocument('file:///query.ctq', text);
    const offset = query.indexOf('@@') + 1;
    const found = hover(document, document.lines.positionAt(offset), hoverKnowledge);
    if (phrases[0] === 'nothing') {
      assert.equal(found, undefined);
      return;
    }
    assert.ok(found !== undefined && MarkupContent.is(found.contents), 'no hover');
    const { value } = found.contents;
    assert.deepEqual(
      phrases.filter((phrase) => !value.includes(phrase)),
      [],
      value,
    );
  });
}
