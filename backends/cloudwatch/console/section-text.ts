import { directiveEntry } from '#language/catalogue/directives.ts';
import { commentAt, directiveOf } from '#language/query-file/comments.ts';
import {
  parseSavedQuery,
  printSavedQuery,
  type SavedQueryReference,
} from '#language/query-file/saved-query.ts';

/** What a section of a query file says of a saved query. */
export interface SavedSection {
  /** Of its separator; undefined where it has none, or one without words. */
  readonly title: string | undefined;
  /** Of `@saved`. */
  readonly reference: SavedQueryReference | undefined;
  /** What CloudWatch is to keep: commands and comments, without separator and directives. */
  readonly text: string;
}

/**
 * Reads a section; `runnable` is its query as it would run, which is kept where it is more than
 * what is written: a filter pattern stands in a directive, and runs as commands.
 */
export function readSection(section: string, runnable: string): SavedSection {
  const own = ownLines(section);
  const saved = own.findLast(({ directive }) => directive?.name.toLowerCase() === 'saved');
  const written = withoutOwnLines(section);
  const body = withoutOwnLines(runnable);
  return {
    title: own.find(({ title }) => title !== undefined)?.title,
    reference: saved?.directive && parseSavedQuery(saved.directive.value),
    text: written.includes(body) ? written : body,
  };
}

/** The directive that ties a query to the saved one that it is. */
export function savedLine(reference: SavedQueryReference): string {
  return `# @saved ${printSavedQuery(reference)}`;
}

/** A part of a text, by offsets, and what is to stand there. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What ties a section to a saved query: its line of that kind anew, or one below the title. */
export function tieEdit(section: string, reference: SavedQueryReference): TextEdit {
  const own = ownLines(section);
  const line = savedLine(reference);
  const saved = own.findLast(({ directive }) => directive?.name.toLowerCase() === 'saved');
  if (saved !== undefined) {
    const { start, end } = saved;
    return { start, end: start + section.slice(start, end).trimEnd().length, text: line };
  }
  const [separator] = own.filter(({ directive }) => directive === undefined);
  if (separator === undefined) return { start: 0, end: 0, text: `${line}\n` };
  const { start, end } = separator;
  const place = start + section.slice(start, end).trimEnd().length;
  return { start: place, end: place, text: `\n${line}` };
}

/** A line that means something to a query file, and nothing to CloudWatch. */
interface OwnLine {
  readonly start: number;
  readonly end: number;
  /** Of a separator with words. */
  readonly title: string | undefined;
  readonly directive: { readonly name: string; readonly value: string } | undefined;
}

const COMMENT_LINE = /^\uFEFF?[ \t]*(#[^\r\n]*)(?:\r?\n|$)/gm;

function ownLines(text: string): readonly OwnLine[] {
  return [...text.matchAll(COMMENT_LINE)].flatMap((match): readonly OwnLine[] => {
    const { 0: line, 1: image = '', index } = match;
    const comment = commentAt(text, image, index + line.indexOf(image));
    const directive = directiveOf(text, comment);
    const place = { start: index, end: index + line.length };
    if (comment.kind === 'separator') {
      return [{ ...place, title: comment.text || undefined, directive: undefined }];
    }
    // CloudWatch may keep a directive that means nothing: it is prose.
    if (directive === undefined || directiveEntry(directive.name) === undefined) return [];
    return [{ ...place, title: undefined, directive }];
  });
}

function withoutOwnLines(text: string): string {
  let kept = '';
  let last = 0;
  for (const { start, end } of ownLines(text)) {
    kept += text.slice(last, start);
    last = end;
  }
  return (kept + text.slice(last)).replaceAll('\r\n', '\n').trim();
}
