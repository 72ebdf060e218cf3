import type { RegexNode } from './regex-tree.ts';

/** The longest text that every match contains; undefined where none is sure. */
export const literalIn = (tree: RegexNode): string | undefined => {
  const { longest } = literalsOf(tree);
  return longest === '' ? undefined : longest;
};

/** The text that every match begins with; empty where none is sure. */
export const prefixOf = (node: RegexNode): string => prefix(node).text;

interface Literals {
  /** The only text that matches. */
  readonly exact: string | undefined;
  readonly longest: string;
}

const literalsOf = (node: RegexNode): Literals => {
  switch (node.kind) {
    case 'character':
      return { exact: node.set.literal, longest: node.set.literal ?? '' };
    case 'assertion':
      return { exact: '', longest: '' };
    case 'group':
      return literalsOf(node.body);
    case 'sequence':
      return sequenceLiterals(node.parts);
    case 'choice':
      return { exact: undefined, longest: '' };
    case 'repetition':
      return { exact: undefined, longest: node.least > 0 ? literalsOf(node.body).longest : '' };
  }
};

const sequenceLiterals = (parts: readonly RegexNode[]): Literals => {
  let longest = '';
  let run = '';
  let isExact = true;
  const offer = (text: string): void => {
    longest = text.length > longest.length ? text : longest;
  };
  for (const part of parts) {
    const literals = literalsOf(part);
    if (literals.exact === undefined) {
      isExact = false;
      offer(run);
      offer(literals.longest);
      run = '';
    } else {
      run += literals.exact;
    }
  }
  offer(run);
  return { exact: isExact ? run : undefined, longest };
};

/** What a node's matches begin with, and whether that is all of them. */
const prefix = (node: RegexNode): { readonly text: string; readonly isAll: boolean } => {
  switch (node.kind) {
    case 'character':
      return { text: node.set.literal ?? '', isAll: node.set.literal !== undefined };
    case 'group':
      return prefix(node.body);
    case 'sequence': {
      let text = '';
      for (const part of node.parts) {
        const next = prefix(part);
        text += next.text;
        if (!next.isAll) {
          return { text, isAll: false };
        }
      }
      return { text, isAll: true };
    }
    case 'assertion':
      return { text: '', isAll: true };
    case 'repetition':
      return { text: node.least > 0 ? prefix(node.body).text : '', isAll: false };
    case 'choice':
      return { text: '', isAll: false };
  }
};
