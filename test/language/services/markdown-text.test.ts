import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { code, codeBlock, prose } from '../../../core/language/services/markdown-text.ts';

const cases: readonly (readonly [value: string, shown: string])[] = [
  ['a', '`a`'],
  ['', 'an empty text'],
  ['  ', 'white space'],
  ['`', '`` ` ``'],
  ['a`b', '``a`b``'],
  ['``', '``` `` ```'],
  [' a ', '`  a  `'],
  ['a\nb\r\n# c', '`a b # c`'],
  ['a\u202Eb\u200Bc', '`a b c`'],
  ['[x](http://a.example)', '`[x](http://a.example)`'],
  ['<img src=x>', '`<img src=x>`'],
  ['x'.repeat(100), `\`${'x'.repeat(80)}…\``],
  ['\u{1F512}'.repeat(100), `\`${'\u{1F512}'.repeat(80)}…\``],
];

for (const [value, shown] of cases) {
  test(`a value is shown as it is: ${JSON.stringify(value).slice(0, 40)}`, () => {
    assert.equal(code(value), shown);
  });
}

const sentences: readonly (readonly [text: string, shown: string])[] = [
  ['Creates a bucket.', 'Creates a bucket.'],
  ['a [b](c)', 'a \\[b\\]\\(c\\)'],
  ['*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
  ['<b>', '&#60;b&#62;'],
  ['https://a.example', 'https&#58;&#47;&#47;a.example'],
  ['www.a.example', 'www&#46;a.example'],
  ['a@b.example', 'a&#64;b.example'],
  ['&lt;', '&#38;lt;'],
  ['a\n\n# b', 'a \\# b'],
  ['!\\[', '\\!\\\\\\['],
];

for (const [text, shown] of sentences) {
  test(`a sentence of others has no markup: ${JSON.stringify(text)}`, () => {
    assert.equal(prose(text), shown);
  });
}

const hostile = fc
  .array(
    fc.constantFrom(...'` `` ``` \n \r # [ ] ( ) < > ! * _ http:// www. a@b.c é \\'.split(' ')),
    {
      maxLength: 20,
    },
  )
  .map((found) => found.join(''));

test('nothing ends a code span but its own fence', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const shown = code(value);
      assert.ok(!/[\r\n]/.test(shown));
      const [, fence, inside] = /^(`+)([^]*?[^`])\1$/.exec(shown) ?? [];
      if (fence === undefined || inside === undefined) {
        assert.match(shown, /^(?:an empty text|white space)$/);
        return;
      }
      const runs = inside.match(/`+/g) ?? [];
      assert.ok(!runs.some((run) => run.length === fence.length), shown);
    }),
  );
});

test('nothing ends a block but its own fence', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const [first = '', ...lines] = codeBlock(value).split('\n');
      const fence = /^`+/.exec(first)?.[0] ?? '';
      assert.equal(lines.at(-1), fence);
      assert.ok(!lines.slice(0, -1).some((line) => line.includes(fence)));
    }),
  );
});

test('no sentence makes a link or markup', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = prose(text).replace(/\\./g, '');
      assert.ok(!/[`*_[\]()<>\r\n#!~]|:\/\/|www\.|@/.test(shown.replace(/&#\d+;/g, '')), shown);
    }),
  );
});
