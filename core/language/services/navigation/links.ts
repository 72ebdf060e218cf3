import type { DocumentLink } from 'vscode-languageserver-types';
import type { Directive } from '../../syntax/ast.ts';
import { type Span, span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { rangeOf } from '../ranges.ts';
import { relativeUri } from './relative-uri.ts';

/**
 * What in comments leads elsewhere: the files of `@table` and `@source`, beside the query file, and
 * addresses of the web.
 */
export const documentLinks = (document: Document): DocumentLink[] => {
  const { file } = document;
  const directives = [file, ...file.queries].flatMap((owner) => owner.directives);
  return [
    ...directives.flatMap((directive) => fileLink(document, directive)),
    ...file.comments.flatMap((comment) => webLinks(document, comment.span)),
  ].toSorted((a, b) => a.range.start.line - b.range.start.line);
};

const fileLink = (document: Document, directive: Directive): readonly DocumentLink[] => {
  const path = pathOf(directive);
  const target = path && relativeUri(document.uri, path.text);
  if (path === undefined || target === undefined) return [];
  const tooltip = 'Open the file';
  return [{ range: rangeOf(document, path.place), target, tooltip }];
};

interface Path {
  readonly text: string;
  readonly place: Span;
}

const TABLE_PATH = /^\w+\s*=\s*(?:"([^"]+)"|'([^']+)'|(\S+))/d;

const pathOf = ({ name, value, valueSpan }: Directive): Path | undefined => {
  switch (name.toLowerCase()) {
    case 'source':
      // Without a dot it is a folder or a name of the settings, which no editor opens.
      return /[^/\\]\.[A-Za-z]\w*$/.test(value) ? { text: value, place: valueSpan } : undefined;
    case 'table': {
      const found = TABLE_PATH.exec(value)
        ?.indices?.slice(1)
        .find((place) => place !== undefined);
      if (found === undefined) return undefined;
      const [from, to] = found;
      const place = span(valueSpan.start + from, valueSpan.start + to);
      return { text: value.slice(from, to), place };
    }
    default:
      return undefined;
  }
};

const ADDRESS = /https?:\/\/[^\s<>"'`]+/g;

const webLinks = (document: Document, { start, end }: Span): readonly DocumentLink[] =>
  [...document.text.slice(start, end).matchAll(ADDRESS)].map(({ 0: found, index }) => {
    const target = withoutSentence(found);
    const from = start + index;
    return { range: rangeOf(document, span(from, from + target.length)), target };
  });

/** The address without the signs of the sentence around it. */
const withoutSentence = (address: string): string => {
  const bare = address.replace(/[.,;:!?]+$/, '');
  return bare.endsWith(')') && !bare.includes('(') ? withoutSentence(bare.slice(0, -1)) : bare;
};
