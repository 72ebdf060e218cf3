import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expandPlaceholders } from '#language/query-file/placeholders.ts';
import { type RunnableQuery, runnableQueries } from '#language/query-file/runnable.ts';
import type { SavedQueryArgument, SavedQueryCommand } from '#language/syntax/ast.ts';
import { commandsIn } from '#language/syntax/children.ts';
import { parseQueryFile } from '#language/syntax/parse.ts';
import type { QueryFileText, RunProblem } from '#protocol/results.ts';
import { reasonOf } from './local/files/reason.ts';
import type { TextEdit } from './traced-text.ts';

/**
 * What makes of a query the text with what it calls as functions put in: `$Name(p = "v")` stands
 * for the query of that title in the same file, else in the query files of the same folder, else
 * for the only query of a file of that name there. Arguments fill its placeholders, what they leave
 * its defaults. A query that is called can't call another one. A call of none of these is a
 * problem, or stays as it is where somebody else may know it.
 */
export function savedQueryEdits(
  text: string,
  file: QueryFileText | undefined,
  unknown: 'problem' | 'kept',
): { readonly edits: readonly TextEdit[] } | { readonly problem: RunProblem } {
  const edits: TextEdit[] = [];
  for (const call of callsIn(text)) {
    const found = findQuery(call.query, file);
    if (typeof found === 'string' && unknown === 'kept') continue;
    const body = typeof found === 'string' ? problem(found) : bodyOf(found, call, text);
    if ('problem' in body) return body;
    edits.push({ span: call.span, text: body.text });
  }
  return { edits };
}

/** The calls of a query, those in parentheses included, in order of the text. */
function callsIn(text: string): readonly SavedQueryCommand[] {
  // Most queries call none, and need not be parsed once more for it.
  if (!text.includes('$')) return [];
  return parseQueryFile(text)
    .queries.flatMap(({ commands }) => commands.flatMap(commandsIn))
    .filter((command) => command.kind === 'savedQuery');
}

type Body = { readonly text: string } | { readonly problem: RunProblem };

function bodyOf(found: RunnableQuery, call: SavedQueryCommand, text: string): Body {
  const unknown = call.arguments.find(({ name }) => !takes(found, name.name));
  if (unknown !== undefined) {
    return problem(`the query "${call.query}" has no placeholder {{${unknown.name.name}}}`);
  }
  const given = call.arguments.map((argument) => [argument.name.name, valueOf(argument, text)]);
  const defaults = found.parameters.flatMap(({ name, default: value }) =>
    value === undefined ? [] : [[name, value]],
  );
  const values: Readonly<Record<string, string>> = Object.fromEntries([...defaults, ...given]);
  const missing = found.parameters.find(({ name }) => !Object.hasOwn(values, name));
  if (missing !== undefined) {
    return problem(
      `the call of "${call.query}" gives no value for {{${missing.name}}}; write $${call.query}(${missing.name} = "...")`,
    );
  }
  const body = expandPlaceholders(found.text, values);
  return callsIn(body).length > 0
    ? problem(`the query "${call.query}" calls another one, which a query that is called can't do`)
    : { text: body };
}

const takes = ({ parameters }: RunnableQuery, wanted: string): boolean =>
  parameters.some(({ name }) => name === wanted);

function valueOf({ value }: SavedQueryArgument, text: string): string {
  return value.kind === 'text' ? value.value : text.slice(value.span.start, value.span.end);
}

/** The query of that name, or why there is none. */
function findQuery(name: string, file: QueryFileText | undefined): RunnableQuery | string {
  const own = file === undefined ? undefined : titled(queriesOf(file.text), name);
  if (own !== undefined) return own;
  const { folder } = file ?? {};
  if (folder === undefined) return unknownQuery(name, 'of its file');
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((each) => each.toLowerCase().endsWith('.ctq'));
  } catch (error) {
    return `the folder ${folder}, where "${name}" may be, can't be read: ${reasonOf(error)}`;
  }
  for (const each of names.toSorted()) {
    const queries = queriesOfFile(path.join(folder, each));
    const isNamed = path.parse(each).name === name && queries.length === 1;
    const found = titled(queries, name) ?? (isNamed ? queries[0] : undefined);
    if (found !== undefined) return found;
  }
  return unknownQuery(name, `of its file or of the query files in ${folder}`);
}

function queriesOfFile(file: string): readonly RunnableQuery[] {
  try {
    return queriesOf(readFileSync(file, 'utf8'));
  } catch {
    // A file that can't be read has no such query; that there is none is said then.
    return [];
  }
}

const queriesOf = (text: string): readonly RunnableQuery[] =>
  runnableQueries(parseQueryFile(text), text);

const titled = (queries: readonly RunnableQuery[], name: string): RunnableQuery | undefined =>
  queries.find(({ title }) => title === name);

const unknownQuery = (name: string, where: string): string =>
  `there is no query "${name}" to call: no query ${where} has that title; give it one with a line "### ${name}" above it`;

const problem = (message: string): { readonly problem: RunProblem } => ({
  problem: { code: 'saved-query', severity: 'error', message },
});
