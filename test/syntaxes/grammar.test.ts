import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import textmate from 'vscode-textmate';
import { loadGrammar } from './load-grammar.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

for (const sample of samplesOf(read('tokens.txt'))) {
  test(`colours ${sample.lines[0]?.text ?? ''}`, async () => {
    const grammar = await loadGrammar();
    let state = textmate.INITIAL;
    for (const { text, marks } of sample.lines) {
      const { tokens, ruleStack } = grammar.tokenizeLine(text, state);
      state = ruleStack;
      for (const mark of marks) checkMark(text, tokens, mark);
    }
  });
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly scope: string;
  readonly wanted: boolean;
}

interface Line {
  readonly text: string;
  readonly marks: readonly Mark[];
}

function samplesOf(data: string): readonly { readonly lines: readonly Line[] }[] {
  const blocks = data.split(/\n{2,}/).filter((block) => block.includes('\n>') || block[0] === '>');
  return blocks.map((block) => ({
    lines: block
      .split(/\n(?=>)/)
      .map((group) => group.trimEnd().split('\n'))
      .map(([first = '', ...marks]) => ({ text: first.slice(1), marks: marks.map(markOf) })),
  }));
}

function markOf(line: string): Mark {
  const found = /^ ( *)(\^+) (!?)(\S+)$/.exec(line);
  assert.ok(found, `not a mark: ${line}`);
  const [, before = '', carets = '', not = '', scope = ''] = found;
  const start = before.length;
  return { start, end: start + carets.length, scope, wanted: not === '' };
}

function checkMark(text: string, tokens: readonly textmate.IToken[], mark: Mark): void {
  for (const token of tokens) {
    if (token.endIndex <= mark.start || mark.end <= token.startIndex) continue;
    assert.equal(
      token.scopes.includes(mark.scope),
      mark.wanted,
      `"${text.slice(token.startIndex, token.endIndex)}" has ${token.scopes.join(' ')}, and ` +
        `${mark.wanted ? 'lacks' : 'should not have'} ${mark.scope}`,
    );
  }
}
