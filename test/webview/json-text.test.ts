import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOutJson } from '../../client/webview/json-text.ts';

const laidOut = (text: string): string | undefined =>
  layOutJson(text)
    ?.map((token) => token.text)
    .join('');

test('JSON is put on indented lines', () => {
  assert.equal(
    laidOut('{"a":1,"b":{"c":[true,null,"x"]},"d":{},"e":[]}'),
    `{
  "a": 1,
  "b": {
    "c": [
      true,
      null,
      "x"
    ]
  },
  "d": {},
  "e": []
}`,
  );
});

test('what is on lines already is laid out the same', () => {
  const text = '{"a": [1, 2], "b": "x"}';
  const once = laidOut(text) ?? '';
  assert.equal(laidOut(once), once);
});

test('nothing is lost: long numbers, duplicate keys, escapes', () => {
  const text = '{"n":12345678901234567890.1230,"n":-1e-7,"s":"a\\"b\\\\","__proto__":{"x":1}}';
  assert.equal(laidOut(text)?.replaceAll(/\n\s*|(?<=:) /g, ''), text);
});

test('tokens have their kinds', () => {
  const kinds = layOutJson('{"key":["text",1,true]}')
    ?.filter(({ kind }) => kind !== 'space' && kind !== 'punctuation')
    .map(({ kind, text }) => `${kind} ${text}`);
  assert.deepEqual(kinds, ['key "key"', 'string "text"', 'number 1', 'word true']);
});

test('what is not JSON is left alone', () => {
  for (const text of ['{"a":', '{"a":1]}', '{a:1}', '{"a":1}}', '[<script>]', '{"a": undefined}']) {
    assert.equal(layOutJson(text), undefined, text);
  }
});

test('200 levels and a long text are no trouble', () => {
  const deep = '['.repeat(200) + ']'.repeat(200);
  assert.equal(laidOut(deep)?.replaceAll(/\s/g, ''), deep);
  for (const part of ['x', '\\"', '\\\\', 'é{']) {
    const long = `{"a":"${part.repeat(10_000_000 / part.length)}"}`;
    assert.equal(laidOut(long)?.length, long.length + 5);
  }
});

test('what has no end or too many levels is left alone', () => {
  for (const text of ['{"a":"x', '["x\\"', `["${'x'.repeat(10_000_000)}`]) {
    assert.equal(layOutJson(text), undefined);
  }
  assert.equal(layOutJson('['.repeat(100_000) + ']'.repeat(100_000)), undefined);
});
