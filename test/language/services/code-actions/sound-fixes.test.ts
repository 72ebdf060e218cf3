import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { knownSources } from '../../../../core/language/analysis/known-sources.ts';
import { shownProblems } from '../../../../core/language/analysis/shown-problems.ts';
import type { ProblemCode } from '../../../../core/language/problems/catalogue.ts';
import {
  exampleSources,
  explanations,
} from '../../../../core/language/problems/explanations/explanations.ts';
import { isError, problemCodes } from '../../../../core/language/problems/problem.ts';
import { edited, overlap } from '../../../../core/language/services/code-actions/edit.ts';
import { fixesOf } from '../../../../core/language/services/code-actions/fixes/sound-fixes.ts';
import {
  candidates,
  fixers,
} from '../../../../core/language/services/code-actions/fixes/fixers.ts';
import {
  fixAlike,
  withSafeFixes,
} from '../../../../core/language/services/code-actions/fix-all.ts';
import { placeAt } from '../../../../core/language/services/code-actions/place.ts';
import { type Document, openDocument } from '../../../../core/language/services/document.ts';

const settings = { severities: new Map(), sources: knownSources(exampleSources, undefined) };

/** The problems that no fix can know the remedy of, each with the reason. */
const withoutFix: Partial<Readonly<Record<ProblemCode, string>>> = {
  'query-too-long': 'only its author knows what to leave out',
  'nesting-too-deep': 'only its author knows what to split',
  'file-not-text': 'there is nothing to edit',
  'file-too-large': 'there is nothing to edit',
  'too-many-stats': 'which of them belong into another query, only the author knows',
  'too-many-joins': 'which of them to leave out, only the author knows',
  'join-condition': 'the field of the other side is not known',
  'nested-subquery': 'the values have to be looked up first',
  'needs-table': 'what the columns should stand beside is not known',
  'unnest-of-split': 'what to parse instead depends on the text',
  'too-many-parameters': 'which of them to fill in, only the author knows',
  'same-operands': 'what it should be compared with is not known',
  'filter-pattern-too-long': 'only its author knows what to leave out',
  'filter-pattern-limit': 'only its author knows what to leave out',
  'filter-pattern-regex': 'what the group should be written as depends on it',
  'filter-pattern-fields': 'the names of the fields are not known',
  'filter-pattern-untranslatable': 'the property that is meant is not known',
  'filter-pattern-approximation': 'it may be just what is meant',
};

/** Codes whose example has no remedy, although others of the code have one; and why. */
const exampleWithoutFix: Partial<Readonly<Record<ProblemCode, string>>> = {
  'syntax-error': 'the value that is missing is not known',
  'wrong-type': 'the number that was meant is not known',
  'not-in-class': 'a discovered field has no substitute but parse',
};

test('every problem has a remedy, or a reason to have none', () => {
  assert.deepEqual(
    [...Object.keys(fixers), ...Object.keys(withoutFix)].toSorted(),
    problemCodes.toSorted(),
  );
});

const exampleOf = (code: ProblemCode): Document => {
  const { bad } = explanations[code];
  return openDocument('file:///bad.ctq', typeof bad === 'string' ? bad : bad.text);
};

const problemsIn = ({ file, problems }: Document) => shownProblems(file, problems(), settings);

for (const code of problemCodes) {
  if (withoutFix[code] === undefined && exampleWithoutFix[code] === undefined) {
    test(`${code}: the first remedy of the example mends it`, () => {
      const document = exampleOf(code);
      const [problem] = problemsIn(document);
      assert.equal(problem?.code, code);
      const [first] = candidates(problem, placeAt(document, problem.span));
      assert.ok(first, 'there is no remedy');
      assert.equal(fixesOf(document, problem, settings)[0]?.title, first.title);
    });
  }
}

/** The queries of the corpus of problems, and the bad examples of the manual. */
const corpus: readonly string[] = [
  ...problemCodes.map((code) => exampleOf(code).text),
  ...readdirSync(new URL('../../corpus/problems/', import.meta.url)).flatMap((name) =>
    readFileSync(new URL(`../../corpus/problems/${name}`, import.meta.url), 'utf8')
      .split(/^=== .*\n/m)
      .slice(1)
      .map((part) => (part.split(/^==>\n/m)[0] ?? '').replace(/\n$/, '')),
  ),
].filter((text) => text.length < 20_000);

const countOf = (document: Document, code: ProblemCode): number =>
  problemsIn(document).filter((problem) => problem.code === code).length;

const errorsOf = (document: Document): number => problemsIn(document).filter(isError).length;

/** Without these, mistakes behind them come to light. */
const HIDING = ['unknown-command', 'function-as-command', 'missing-pipe', 'unterminated-text'];

test('what is offered in the corpus mends its problem and does no harm', () => {
  let offered = 0;
  let considered = 0;
  for (const text of corpus) {
    const document = openDocument('file:///corpus.ctq', text);
    const errors = errorsOf(document);
    for (const problem of problemsIn(document)) {
      const fixes = fixesOf(document, problem, settings);
      offered += fixes.length;
      considered += candidates(problem, placeAt(document, problem.span)).length;
      for (const { title, edits } of fixes) {
        const after = openDocument('file:///corpus.ctq', edited(text, edits));
        const said = `${problem.code}: ${title}\n${text}\n==>\n${after.text}`;
        assert.ok(!overlap(edits), said);
        assert.ok(countOf(after, problem.code) < countOf(document, problem.code), said);
        assert.ok(HIDING.includes(problem.code) || errorsOf(after) <= errors, said);
      }
    }
  }
  assert.ok(offered > 400, `only ${offered} are offered`);
  // Few are thought of and do not work: they are no guesses.
  assert.ok(offered / considered > 0.95, `${offered} of ${considered} work`);
});

test('fixing all mends what is certain and leaves nothing of it', () => {
  for (const text of corpus) {
    const document = openDocument('file:///corpus.ctq', text);
    const once = withSafeFixes(document, settings);
    const after = openDocument('file:///corpus.ctq', once);
    assert.ok(problemsIn(after).length <= problemsIn(document).length, `${text}\n==>\n${once}`);
    assert.equal(withSafeFixes(after, settings), once);
  }
});

test('mending all problems of a code mends them', () => {
  let mended = 0;
  for (const text of corpus) {
    const document = openDocument('file:///corpus.ctq', text);
    for (const code of new Set(problemsIn(document).map((problem) => problem.code))) {
      const alike = problemsIn(document).filter((problem) => problem.code === code);
      const [first] = alike;
      const works = first !== undefined && fixesOf(document, first, settings).length > 0;
      const edits = works ? fixAlike(document, alike) : undefined;
      if (edits !== undefined) {
        const after = openDocument('file:///corpus.ctq', edited(text, edits));
        const said = `${code}\n${text}\n==>\n${after.text}`;
        assert.ok(!overlap(edits), said);
        assert.ok(countOf(after, code) < alike.length, said);
        assert.ok(HIDING.includes(code) || errorsOf(after) <= errorsOf(document), said);
        mended += 1;
      }
    }
  }
  assert.ok(mended > 50, `only ${mended}`);
});
