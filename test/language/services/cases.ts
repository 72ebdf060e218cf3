import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** A case of a data file: a query file with a cursor, and what is expected there. */
export interface Case {
  readonly title: string;
  /** The text without its `$0`. */
  readonly text: string;
  /** Where `$0` stood; -1 where there was none. */
  readonly offset: number;
  readonly sections: readonly Section[];
}

/** What follows a line `--- name argument`. */
export interface Section {
  readonly name: string;
  readonly argument: string;
  readonly body: string;
}

/** The cases of a data file beside the tests: `=== title`, a text, sections that begin with `---`. */
export const casesOf = (file: string): readonly Case[] => {
  const data = readFileSync(new URL(file, import.meta.url), 'utf8');
  const [, ...blocks] = data.split(/^=== /m);
  assert.ok(blocks.length > 0, `${file} has no case`);
  return blocks.map(caseOf);
};

const caseOf = (block: string): Case => {
  const [head = '', ...sections] = block.split(/^--- /m);
  const [title = '', ...lines] = head.split('\n');
  const marked = lines.join('\n').replace(/\n$/, '');
  return { title, ...withCursor(marked), sections: sections.map(sectionOf) };
};

/** The text without its cursor `$0`, and where the cursor stands. */
const withCursor = (marked: string): Pick<Case, 'text' | 'offset'> => ({
  text: marked.replace('$0', ''),
  offset: marked.indexOf('$0'),
});

const sectionOf = (block: string): Section => {
  const [first = '', ...lines] = block.split('\n');
  const [, name = '', argument = ''] = /^(\S+) ?(.*)$/.exec(first) ?? [];
  return { name, argument, body: lines.join('\n').replace(/\n+$/, '') };
};
