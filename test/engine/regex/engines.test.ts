import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { automaton } from '../../../core/engine/regex/automaton.ts';
import { backtracker } from '../../../core/engine/regex/backtracker.ts';
import { longestNative } from '../../../core/engine/regex/bounded-cost.ts';
import { linearSearcher, nativeSearcher } from '../../../core/engine/regex/linear-regex.ts';
import { compileProgram, type Program } from '../../../core/engine/regex/program.ts';
import { readRegex } from '../../../core/engine/regex/regex-tree.ts';
import { threadSearch } from '../../../core/engine/regex/threads.ts';
import { translateRegex } from '../../../core/language/regex/translate-regex.ts';

const ATOMS =
  'a|b|\\d|\\w|\\W|[ab]|[^a]|.|\\b|\\B|^|$|(?m:^)|(?m:$)|é|😀|\\pL|(?i:K)|(?i:[a-b])|-|(?:ab)|(?:xx)';
const atom = fc.constantFrom(...ATOMS.split('|'));
const quantifier = fc.constantFrom(
  '',
  '',
  '',
  '',
  '*',
  '+',
  '?',
  '{2}',
  '{1,2}',
  '{0}',
  '*?',
  '+?',
  '??',
  '{2,}',
  '{0,2}?',
);

/** Expressions of few characters, so that they match now and then. */
const expressions = (depth: number): fc.Arbitrary<string> => {
  const inner = depth === 0 ? atom : fc.oneof(atom, atom, atom, grouped(expressions(depth - 1)));
  const piece = fc.tuple(inner, quantifier).map((both) => both.join(''));
  const sequence = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
  return fc.array(sequence, { minLength: 1, maxLength: 3 }).map((branches) => branches.join('|'));
};

const grouped = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom('(', '(?:', '(?i:'), inner).map(([open, body]) => `${open}${body})`);

/** Expressions of the kind that people write, most of which JavaScript may be asked for. */
const plain = fc
  .tuple(
    fc.constantFrom('', '^', '-', 'ab', '\\b', 'x|'),
    fc.array(
      fc
        .tuple(fc.constantFrom('', '-', 'é', 'a', '(b|a)', '$'), loop())
        .map((both) => both.join('')),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    fc.constantFrom('', '-', '$', 'b', '(?:b|1)', '.*', '(\\w+)'),
  )
  .map(([start, middle, end]) => start + middle.join('') + end);

function loop(): fc.Arbitrary<string> {
  const loops =
    '\\w+|(\\w*)|[^-]*|[^-]+?|[ab]{1,2}|(\\d)?|(?:b-)*|(?:(a)1)+|(.*)|(.*?)|(?i:k+)|\\PL*';
  return fc.constantFrom(...loops.split('|'));
}

const texts = fc.array(
  fc.string({
    unit: fc.constantFrom(...'ab1.-xé\nKk\u212a', '😀', '\ud83d', '\ude00'),
    maxLength: 14,
  }),
  { minLength: 1, maxLength: 3 },
);

interface Engines {
  readonly program: Program;
  readonly linear: ReturnType<typeof linearSearcher>;
  readonly native: ReturnType<typeof nativeSearcher>;
  readonly longestNative: number;
}

const enginesOf = (source: string): Engines => {
  const translation = translateRegex(source);
  assert.equal(translation.problem, undefined, source);
  const tree = readRegex(translation.regex);
  const program = compileProgram(tree, translation.groups.length);
  return {
    program,
    linear: linearSearcher(program),
    native: nativeSearcher(translation.regex),
    longestNative: longestNative(tree),
  };
};

/** Places where a character begins. */
const placesOf = (text: string): readonly number[] => {
  let place = 0;
  return [0, ...Array.from(text, (character) => (place += character.length))];
};

describe('the engines of expressions', () => {
  it('find the same wherever JavaScript may be asked', () => {
    let asked = 0;
    fc.assert(
      fc.property(fc.oneof(plain, plain, expressions(1)), texts, (source, subjects) => {
        const { linear, native, longestNative: longest } = enginesOf(source);
        for (const text of subjects.filter(({ length }) => length <= longest)) {
          asked += 1;
          assert.deepEqual(linear.matches(text), native.matches(text), source);
          assert.deepEqual(linear.exec(text), native.exec(text), source);
          assert.equal(linear.test(text), native.test(text), source);
        }
      }),
      { seed: 20220218, numRuns: 2000 },
    );

    assert.ok(asked > 500);
  });

  it('find the same from every place, by backtracking, by threads and by the automaton', () => {
    fc.assert(
      fc.property(expressions(2), texts, (source, subjects) => {
        const { program } = enginesOf(source);
        const backtrack = backtracker(program);
        for (const text of subjects) {
          for (const place of placesOf(text)) {
            const found = threadSearch(program, text).find(place);
            assert.deepEqual(backtrack(text).find(place), found, `${source} ${place}`);
          }
          const isFound = threadSearch(program, text).find(0) !== undefined;
          assert.equal(automaton(program)?.(text) ?? isFound, isFound, source);
        }
      }),
      { seed: 20220218, numRuns: 800 },
    );
  });

  it('go on behind a match as if it began there', () => {
    fc.assert(
      fc.property(expressions(2), texts, (source, subjects) => {
        const { program } = enginesOf(source);
        for (const text of subjects) {
          const search = backtracker(program)(text);
          for (let from = 0; from <= text.length;) {
            const found = search.find(from);
            assert.deepEqual(found, threadSearch(program, text).find(from), source);
            const [start = 0, end = 0] = found ?? [text.length, text.length + 1];
            from =
              end > start ? end : end + String.fromCodePoint(text.codePointAt(end) ?? 0).length;
          }
        }
      }),
      { seed: 20220218, numRuns: 800 },
    );
  });
});
