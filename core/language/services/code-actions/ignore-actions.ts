import type { Problem } from '../../problems/problem.ts';
import { type Edit, insert } from './edit.ts';
import { headPlace } from './head.ts';
import type { Place } from './place.ts';

/** A way not to see a problem any more. */
export interface IgnoreAction {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/**
 * Comments that silence problems of a code, in the query and in the file. What stands above the
 * commands of a query without a separator holds for the whole file already.
 */
export const ignoreActions = (
  { code, severity }: Problem,
  place: Place,
): readonly IgnoreAction[] => {
  if (severity === 'error') {
    return [];
  }
  const inFile = { title: `Ignore ${code} in this file`, edits: [ofFile(place, code)] };
  const inQuery = ofQuery(place, code);
  return inQuery === undefined
    ? [inFile]
    : [{ title: `Ignore ${code} in this query`, edits: [inQuery] }, inFile];
};

const ofFile = ({ document, text }: Place, code: string): Edit => {
  const last = document.file.ignores.at(-1);
  if (last !== undefined && last.code !== '') {
    return insert(last.span.end, `, ${code}`);
  }
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return insert(start, `# ctq-ignore ${code}\n`);
};

const ofQuery = ({ query, text }: Place, code: string): Edit | undefined => {
  if (
    query === undefined ||
    query.commands.length === 0 ||
    !/^\uFEFF?###/.test(text.slice(query.span.start))
  ) {
    return undefined;
  }
  const last = query.ignores.at(-1);
  if (last !== undefined && last.code !== '') {
    return insert(last.span.end, `, ${code}`);
  }
  const { offset, before, after } = headPlace(text, query.body.start);
  return insert(offset, `${before}# ctq-ignore ${code}${after}`);
};
