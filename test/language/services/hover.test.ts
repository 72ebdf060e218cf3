import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MarkupContent } from 'vscode-languageserver-types';
import { openDocument } from '../../../core/language/services/document.ts';
import { hover } from '../../../core/language/services/hover/hover.ts';
import { hoverKnowledge } from '../support/hover-knowledge.ts';
import { casesOf } from './cases.ts';

for (const file of ['hover.txt', 'hover-data.txt']) {
  for (const { title, text, offset, sections } of casesOf(file)) {
    test(`${file}: ${title}`, () => {
      const document = openDocument('file:///query.ctq', text);
      const found = hover(document, document.lines.positionAt(offset), hoverKnowledge);
      for (const { name, body } of sections) {
        if (name === 'nothing') {
          assert.equal(found, undefined);
          continue;
        }
        assert.ok(found?.range !== undefined && MarkupContent.is(found.contents), 'no hover');
        const { start, end } = found.range;
        const on = text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end));
        const { value } = found.contents;
        if (name === 'on') assert.equal(on, body);
        else {
          const wanted = name === 'says';
          const wrong = body.split('\n').filter((phrase) => value.includes(phrase) !== wanted);
          assert.deepEqual(wrong, [], value);
        }
      }
    });
  }
}
