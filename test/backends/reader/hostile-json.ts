import fc from 'fast-check';

/**
 * The members of an object as their worst authors write them: repeated keys or keys with dots (what
 * both at once mean, nobody knows), needless escapes, white space, odd numbers.
 */
export const hostileMembers: fc.Arbitrary<string> = fc.oneof(
  membersOf(
    (member) => fc.array(member, { maxLength: 5 }),
    key(['a', 'b', '0', '1', '01', '__proto__', 'constructor', 'é', '']),
  ),
  membersOf(
    (member) => fc.uniqueArray(member, { maxLength: 5, selector: ([name]) => JSON.parse(name) }),
    key(['a', 'b', 'a.b', 'a.b.a', '0', '1', '.', 'b.0']),
  ),
);

type Member = [name: string, before: string, value: string, after: string];

function membersOf(
  several: (member: fc.Arbitrary<Member>) => fc.Arbitrary<Member[]>,
  name: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  return fc.letrec<{ members: string; value: string }>((tie) => ({
    members: several(fc.tuple(name, gap(), tie('value'), gap())).map((all) =>
      all.map(([key, a, value, b]) => `${b}${key}${a}:${b}${value}${a}`).join(),
    ),
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf(),
      fc.tuple(tie('members'), gap()).map(([members, a]) => `{${a}${members}${a}}`),
      fc
        .tuple(fc.array(tie('value'), { maxLength: 4 }), gap())
        .map(([items, a]) => `[${a}${items.join(`${a},`)}${a}]`),
    ),
  })).members;
}

function gap(): fc.Arbitrary<string> {
  return fc.constantFrom('', '', '', ' ', '\n\t', '\r\n');
}

function key(usual: readonly string[]): fc.Arbitrary<string> {
  // V8 13.6 reads an escaped key wrongly where objects of its shape have had the key `\\`.
  const any = anyText().filter((name) => !/[.\\]/.test(name));
  return text(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: any }),
  );
}

function leaf(): fc.Arbitrary<string> {
  const numbers = fc.constantFrom('0', '-1', '12.50', '1e5', '-0.0E+2', '12345678901234567890');
  const words = fc.constantFrom('null', 'true', 'false');
  return fc.oneof(numbers, words, text(anyText()));
}

/** Any text, brackets and quotes included, some of them longer than any fast path. */
function anyText(): fc.Arbitrary<string> {
  const nasty = fc.constantFrom(
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\n',
    '\u2028',
    '</script>',
    '𝄞',
  );
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: nasty, maxLength: 100 }),
    fc.string({ maxLength: 12 }),
  );
}

/** The text in quotes; with the second form of escapes, which no one needs and all must read. */
function text(content: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(content, fc.boolean()).map(([value, escapes]) => {
    const written = JSON.stringify(value);
    return escapes
      ? written.replaceAll('a', String.raw`\u0061`).replaceAll('/', String.raw`\/`)
      : written;
  });
}
