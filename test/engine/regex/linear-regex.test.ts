import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { backtracker } from '../../../core/engine/regex/backtracker.ts';
import { compileRegex, type LinearRegex } from '../../../core/engine/regex/linear-regex.ts';
import { compileProgram, type Program } from '../../../core/engine/regex/program.ts';
import { readRegex } from '../../../core/engine/regex/regex-tree.ts';
import { translateRegex } from '../../../core/language/regex/translate-regex.ts';

const compiled = (source: string): LinearRegex => {
  const regex = compileRegex(source);
  assert.ok(regex !== undefined, source);
  return regex;
};

const programOf = (source: string): Program => {
  const translation = translateRegex(source);
  assert.equal(translation.problem, undefined);
  return compileProgram(readRegex(translation.regex), translation.groups.length);
};

/** Where RE2 finds something else than JavaScript does: source, text, the match and its groups. */
const dialect: readonly (readonly [string, string, readonly (string | undefined)[] | undefined])[] =
  [
    ['(?:(a)|b)*', 'ab', ['ab', 'a']],
    ['(|a)*', 'aa', ['', '']],
    ['(|a)+', 'aa', ['', '']],
    ['(a*)*', 'b', ['', '']],
    ['(a*)+', 'b', ['', '']],
    ['(a*)?b', 'b', ['b', '']],
    ['(?i)k\\b', 'k\u212a', ['k']],
    ['(?i)x\\bk', 'x\u212a', ['x\u212a']],
    ['a|ab', 'ab', ['a']],
    ['(a+)(b+)', 'xaabb', ['aabb', 'aa', 'bb']],
    ['(a+?)(a*)', 'aaa', ['aaa', 'a', 'aa']],
    ['(?U)(a+)(a*)', 'aaa', ['a', 'a', '']],
    ['(?s)^(.*)\\n(.*)$', 'a\nb\nc', ['a\nb\nc', 'a\nb', 'c']],
    ['(?m)^(\\w+)$', '-\nab\n-', ['ab', 'ab']],
    ['[[:alpha:]]+\\pN+.*\\z', 'é ab½😀', ['ab½😀']],
    ['\\A\\Q.*\\E(?P<rest>.*)', '.*.*', ['.*.*', '.*']],
    ['(?:a{0,3}){0,3}b', 'aaaaaaab', ['aaaaaaab']],
    ['.{1000}z', `${'x'.repeat(1001)}z`, [`${'x'.repeat(1000)}z`]],
    ['^.$', '😀', ['😀']],
  ];

const SIZE = 200_000;
const many = (piece: string): string => piece.repeat(SIZE / piece.length);

/** Expressions that a backtracking engine needs years for, or days, and texts that make it so. */
const hostile: readonly (readonly [string, string])[] = [
  ['(a+)+$', `${many('a')}!`],
  ['(a|aa)+$', `${many('a')}!`],
  ['^(a|a?)+$', `${many('a')}!`],
  ['^(?:.*)*x$', many('x y')],
  ['^(\\w+\\s?)*$', `${many('word ')}!`],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', many('a')],
  ['a*a*a*a*a*a*a*a*b$', many('ab ')],
  ['.*.*=.*;$', many('x=x')],
  ['x*y', many('x')],
  ['x*(?:y|z)', many('x')],
  ['Access.*(?:Denied|Refused)', many('Access')],
  ['\\s+$', `${many(' ')}x`],
  ['^\\s+|\\s+$', `x${many(' ')}x`],
  ['(\\d+\\.)+\\d+\\b[x-z]', many('1.')],
  ['([a-zA-Z0-9._-]+)@([a-z]+\\.)+[a-z]{2,}!', many('a@a.')],
  ['(?i)(?:assumed|role)+s?[^x]*x', many('assumedrole')],
  ['(a?){8}a{8}c?[de]', many('a')],
  ['(.{1,5}){1,3}[XY]$', many('z')],
  ['[ab]*a[ab]{9}\\b!', many('abbaab')],
  ['\\b(\\w+\\b\\W*)+\\b[#%]', many('é w ')],
];

describe('a compiled expression', () => {
  for (const [source, text, expected] of dialect) {
    it(`/${source}/ finds in ${JSON.stringify(text.slice(0, 20))} what RE2 finds`, () => {
      const regex = compiled(source);
      const match = regex.exec(text);
      assert.deepEqual(match && [match.text, ...match.groups], expected);
      assert.equal(regex.test(text), expected !== undefined);
      assert.deepEqual(regex.matches(text)[0], match);
    });
  }

  for (const [source, text] of hostile) {
    it(`/${source}/ reads a hostile text to its end`, () => {
      const regex = compiled(source);
      assert.ok(text.length > regex.longestNative);
      assert.equal(regex.test(text), false);
      assert.equal(regex.exec(text), undefined);
      assert.deepEqual(regex.matches(text), []);
      assert.equal(backtracker(programOf(source))(text).find(0), undefined);
    });
  }

  it('does not begin anew behind each of many matches', () => {
    const matches = compiled('a(?:.*b)?').matches(many('a'));
    assert.equal(matches.length, SIZE);
  });

  it('is compiled however deep its repetitions are nested', () => {
    const regex = compiled(`${'('.repeat(900)}a${')*'.repeat(900)}b`);
    assert.equal(regex.exec('aab')?.text, 'aab');
    assert.equal(regex.test('aac'), false);
  });

  it('needs no more memory for a long text and a large expression', () => {
    const regex = compiled('(?:(?:a|b){0,30}c?){0,30}d$');
    assert.equal(regex.exec(many('ab')), undefined);
  });

  for (const [source, length] of [
    ['Access(Denied|Refused)', 2 ** 20],
    ['"eventName":"([^"]*)"', 2 ** 20],
    ['^(\\S+) (\\S+) "([^"]*)" (\\d+)', 2 ** 20],
    ['arn:aws:iam::(\\d{12}):(user|role)/(\\S+)', 2 ** 20],
    ['^.*Denied', 2 ** 20],
    ['Get.*|List.*', 2 ** 20],
    ['a+b', 1000],
    ['\\d+\\.\\d+\\.\\d+\\.\\d+', 1000],
    ['.*Denied', 142],
    ['(a+)+$', -1],
    ['(a|aa)+$', -1],
    ['.*.*=', -1],
    ['^.*=.*x', -1],
    ['a*', -1],
    // Rounds without bound of what has one way each are no more ways.
    ['-(?:ab)+c', 2 ** 20],
    ['-(?:a{1,3}b)+c', 2 ** 20],
    ['-(?:(?:a?b)+c)+=', 2 ** 20],
    ['-(?:a+a)+=', -1],
    ['-(?:(?:a{1,3}a)b)+c', -1],
    ['(a)|b)*'.replace('(', '(?:('), -1],
  ] as const) {
    it(`/${source}/ is left to JavaScript in texts of up to ${length} characters`, () => {
      assert.equal(compiled(source).longestNative, length);
    });
  }

  it('is none where RE2 refuses it', () => {
    assert.equal(compileRegex('(a)\\1'), undefined);
    assert.equal(compileRegex('('), undefined);
  });
});

describe('the literal that an expression requires', () => {
  for (const [source, literal] of [
    ['Access(Denied|Refused)', 'Access'],
    ['(?:Access)\\.Denied', 'Access.Denied'],
    ['a.*bcd.*ef', 'bcd'],
    ['(ab)+c', 'ab'],
    ['\\bab\\b', 'ab'],
    ['ab?', 'a'],
    ['\\Q.*\\E', '.*'],
    ['a\\/b\\x2d', 'a/b-'],
    ['a|b', undefined],
    ['(ab)*', undefined],
    ['(?i)ab', undefined],
    ['(?i)a1-2b', '1-2'],
    ['x(?i)ab', 'x'],
    ['[a]', undefined],
    ['.', undefined],
    ['\\d', undefined],
    ['😀', undefined],
    ['', undefined],
  ] as const) {
    it(`of /${source}/ is ${literal ?? 'not there'}`, () => {
      assert.equal(compiled(source).literal, literal);
    });
  }
});
