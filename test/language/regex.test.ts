import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { translateRegex } from '../../core/language/regex/translate-regex.ts';

/** What RE2 matches (https://github.com/google/re2/wiki/Syntax): source, text, match and groups. */
const matches: readonly (readonly [string, string, readonly (string | undefined)[] | undefined])[] =
  [
    ['b', 'abc', ['b']],
    ['', 'abc', ['']],
    ['^(?i)Exception$', 'EXCEPTION', ['EXCEPTION']],
    ['a(?i)b|c', 'aB', ['aB']],
    ['a(?i)b|c', 'C', ['C']],
    ['a(?i)b|c', 'Ab', undefined],
    ['(?i:a)b', 'AB', undefined],
    ['(?i)a(?-i)b', 'Ab', ['Ab']],
    ['((?i)a)b', 'AB', undefined],
    ['((?i)a)b', 'Ab', ['Ab', 'A']],
    ['x(?i)[a-c_]+é', 'xABé', ['xABé']],
    ['x(?i)[^a-c]', 'xB', undefined],
    ['x(?i)[[:upper:]]\\x41\\Qq.\\E', 'xzaQ.', ['xzaQ.']],
    ['(?i)[^a]', 'A', undefined],
    ['(?i)\\d+', '12', ['12']],
    ['(?i)(foo|bar)baz', 'BARBAZ', ['BARBAZ', 'BAR']],
    ['(?P<year>\\d{4})-(?<@month>\\d\\d)', '2022-02', ['2022-02', '2022', '02']],
    ['(a)|(b)', 'b', ['b', undefined, 'b']],
    ['.', '\n', undefined],
    ['(?s).', '\n', ['\n']],
    ['a.c', 'a\rc', ['a\rc']],
    ['^b$', 'a\nb', undefined],
    ['(?m)^b$', 'a\nb\nc', ['b']],
    ['(?m)^b$', 'a\rb', undefined],
    ['\\Aab\\z', 'ab', ['ab']],
    ['a$', 'a\n', undefined],
    ['\\bcat\\b', 'a cat!', ['cat']],
    ['\\s', '\u00a0\v', undefined],
    ['\\S\\s\\w\\W\\d\\D', 'a b-1x', ['a b-1x']],
    ['[\\s\\S]+', 'a\nb', ['a\nb']],
    ['[[:alpha:]_-]+', '1ab_-', ['ab_-']],
    ['[^[:^digit:]]+', 'a12', ['12']],
    ['[[:punct:]]+', 'a!~b', ['!~']],
    ['[]a]+', 'x]a', [']a']],
    ['[^]a]+', ']xa', ['x']],
    ['[a-]+', 'b-a', ['-a']],
    ['[+--]+', 'a,-', [',-']],
    ['[\\w.-]+@', 'a.b-c@', ['a.b-c@']],
    ['[\\n\\x41-\\x{43}]+', '\nABCD', ['\nABC']],
    ['\\pL+\\p{Greek}\\P{Lu}', '1éα!', ['éα!']],
    ['\\p{^L}+', 'ab12', ['12']],
    ['\\x{1F600}.', '😀😀', ['😀😀']],
    ['^.$', '😀', ['😀']],
    ['\\Qa.b*\\E+', 'a.b**', ['a.b**']],
    ['\\Q[', '[', ['[']],
    ['a{,3}b{2}c{1,}d{0,1}', 'a{,3}bbcc', ['a{,3}bbcc']],
    ['{x}', '{x}', ['{x}']],
    ['a+?', 'aaa', ['a']],
    ['(?U)a+', 'aaa', ['a']],
    ['(?U)a+?', 'aaa', ['aaa']],
    ['^*a', 'ba', ['a']],
    ['\\.\\-\\_\\"\\/\\@', '.-_"/@', ['.-_"/@']],
    ['\\101\\x42\\t\\a', 'AB\t\u0007', ['AB\t\u0007']],
    ['"k":"(?<v>[^"]*)"', '{"k":"v"}', ['"k":"v"', 'v']],
    ['^a{1000}$', 'a'.repeat(1000), ['a'.repeat(1000)]],
    ['(?:a{20}){50}', 'a'.repeat(1000), ['a'.repeat(1000)]],
    ['(?i)\\bk', 'x\u212a', ['\u212a']],
    ['(?i)a\\Bs', 'aS', ['aS']],
    ['x(?i)k', 'x\u212a', ['x\u212a']],
    ['x(?i)\u017f', 'xs', ['xs']],
  ];

/** What RE2 refuses, and how we say so. */
const refused: readonly (readonly [string, string])[] = [
  ['a(?=b)', 'look-around'],
  ['(?<!a)b', 'look-around'],
  ['(a)\\1', 'back-references'],
  ['(?P<x>a)(?P=x)', 'back-references'],
  ['(?<x>a)\\k<x>', 'back-references'],
  ['a++', 'possessive quantifiers'],
  ['(?>a)', 'atomic groups'],
  ['(?#note)', 'comments'],
  ['(a', 'a group has no closing )'],
  ['a)', 'a ) closes no group'],
  ['[a', 'a class has no closing ]'],
  ['*a', 'there is nothing to repeat before *'],
  ['a**', 'there is nothing to repeat before *'],
  ['(|+)', 'there is nothing to repeat before +'],
  ['[z-a]', 'a range ends before it begins, or not with a character, after z'],
  ['[[:letter:]]', 'there is no class [:letter:]'],
  ['\\', 'it ends with a backslash'],
  ['\\y', '\\y means nothing'],
  ['\\x{110000}', 'there is no character 110000'],
  ['(?<a>x)(?<a>y)', 'the group name "a" is used twice'],
  ['(?x)a', '"(?x)" begins no group'],
  ['\\p{Klingon}', 'invalid property name'],
  ['a{2,1}', 'numbers out of order in {} quantifier'],
  ['a{1001}', 'it repeats something more than 1000 times'],
  ['a{2,1001}', 'it repeats something more than 1000 times'],
  ['a{1001,}', 'it repeats something more than 1000 times'],
  ['(?:(a{2})?b{100}){11}', 'it repeats something more than 1000 times'],
  [`${'('.repeat(1001)}${')'.repeat(1001)}`, 'groups are nested more than 1000 deep'],
  [
    `(?:${'ab'.repeat(51)}){1000}`,
    'its repetitions make it too large: 100000 characters written out',
  ],
];

describe('translateRegex', () => {
  for (const [source, text, expected] of matches) {
    it(`/${source}/ on ${JSON.stringify(text.slice(0, 20))}`, () => {
      const translation = translateRegex(source);
      assert.equal(translation.problem, undefined);
      const found = translation.regex.exec(text);
      assert.deepEqual(found === null ? undefined : [...found], expected);
    });
  }

  for (const [source, reason] of refused) {
    it(`refuses /${source.slice(0, 40)}/`, () => {
      const { problem } = translateRegex(source);
      assert.ok(problem);
      assert.equal(problem.code === 'invalid-regex' ? problem.reason : problem.feature, reason);
    });
  }

  it('names groups as they are written, unnamed ones too', () => {
    const translation = translateRegex('(?<@user>a)(b)(?:c)(?P<user.id>d)');
    assert.equal(translation.problem, undefined);
    assert.deepEqual(translation.groups, ['@user', undefined, 'user.id']);
  });

  it('matches what JavaScript matches where the dialects agree', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '\\d',
      '\\w',
      '[ab]',
      '[^a]',
      '(a|b)',
      '(?:ab)',
      '\\.',
      '-',
    );
    const quantifier = fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '*?', '+?');
    const piece = fc.tuple(atom, quantifier).map((both) => both.join(''));
    const pattern = fc
      .array(fc.array(piece, { maxLength: 4 }), { minLength: 1, maxLength: 3 })
      .map((alternatives) => alternatives.map((pieces) => pieces.join('')).join('|'));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', '-', '_'), maxLength: 12 });
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        const translation = translateRegex(source);
        assert.equal(translation.problem, undefined);
        assert.deepEqual(translation.regex.exec(subject), new RegExp(source).exec(subject));
      }),
      { seed: 20220218, numRuns: 3000 },
    );
  });

  it('never throws', () => {
    const sign = fc.constantFrom(...'ab1()[]{}|*+?^$.\\:<>=!-,pPdsQEixUsm@é'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: sign }), (source) => {
        translateRegex(source);
      }),
      { seed: 20220218, numRuns: 5000 },
    );
  });
});
