import { isError, type Problem } from '../problems/problem.ts';
import type { Command, Comment } from '../syntax/ast.ts';
import { lex } from '../syntax/lexer.ts';
import { parseQueryFile } from '../syntax/parse.ts';
import { type Span, span } from '../text/span.ts';
import { brokenCommands } from './broken-commands.ts';
import { type Element, elementsOf } from './elements.ts';
import { join } from './gaps.ts';
import type { FormatOptions } from './options.ts';

/** What was read between two separators. */
export interface SectionContent {
  readonly span: Span;
  readonly comments: readonly Comment[];
  readonly commands: readonly Command[];
  readonly errors: readonly Problem[];
}

/**
 * The elements of a section. What is wrong in a query may have been read in a way that its author
 * does not mean, so that nothing of it is touched unless it reads the same afterwards.
 */
export const sectionElements = (
  text: string,
  section: SectionContent,
  options: FormatOptions,
): readonly Element[] => {
  const { commands, comments, errors } = section;
  const broken = brokenCommands(commands, errors);
  const elements = elementsOf({ text, comments, commands, broken }, options);
  if (errors.length === 0 && broken.size === 0) {
    return elements;
  }
  const readsTheSame =
    commands.length > 0 && isSame(text, section, join(text, section.span.start, elements));
  return readsTheSame ? elements : [keptSection(text, section.span)];
};

const isSame = (text: string, { span: where, errors }: SectionContent, after: string): boolean => {
  const found = parseQueryFile(after).problems.filter(isError);
  return (
    sameItems(codes(errors), codes(found)) &&
    sameItems(images(text, where), images(after, span(0, after.length)))
  );
};

const codes = (problems: readonly Problem[]): readonly string[] => problems.map(({ code }) => code);

const images = (text: string, { start, end }: Span): readonly string[] =>
  lex(text, start, end).tokens.map(({ image }) => image.toLowerCase());

const sameItems = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((item, index) => item === others[index]);

/** A section as it is, without blank lines around it. */
const keptSection = (text: string, { start, end }: Span): Element => {
  const typed = text.slice(start, end);
  const content = typed.replace(/^\s*\n/, '').trimEnd();
  const from = start + typed.length - typed.replace(/^\s*\n/, '').length;
  return {
    kind: 'kept',
    span: span(from, from + content.length),
    text: content,
    joined: false,
  };
};
