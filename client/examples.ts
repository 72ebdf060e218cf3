import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isArrayOf, isObjectOf, isString } from '#protocol/guard.ts';

/** A query that can be inserted, as `snippets/examples.json` has it. */
export interface Example {
  readonly title: string;
  readonly description: string;
  readonly group: string;
  readonly query: string;
}

const isExamples = isArrayOf(
  isObjectOf<Example>({ title: isString, description: isString, group: isString, query: isString }),
);

/** Reads the examples that ship with the extension. */
export async function readExamples(extensionPath: string): Promise<readonly Example[]> {
  const path = join(extensionPath, 'snippets', 'examples.json');
  const examples: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (!isExamples(examples)) throw new Error(`${path} does not hold example queries`);
  return examples;
}

/** The example as a section of a query file. */
export function exampleSection({ title, description, query }: Example): string {
  return `### ${title}\n# ${description}\n${query}\n`;
}

/**
 * The text to insert at the end of `before`, which is what stands in the file up to there: an
 * empty line keeps the section apart from what is around it.
 */
export function insertedText(example: Example, before: string, after: string): string {
  const head = before.trim() === '' ? '' : '\n'.repeat(2 - trailingLineBreaks(before));
  const tail = after.trim() === '' ? '' : '\n';
  return `${head}${exampleSection(example)}${tail}`;
}

function trailingLineBreaks(text: string): number {
  const end = /(\r?\n)*$/.exec(text)?.[0] ?? '';
  return Math.min(2, end.replaceAll('\r', '').length);
}
