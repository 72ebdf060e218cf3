import { type Memento, window } from 'vscode';
import { isRecordOf, isString } from '#protocol/guard.ts';
import type { RunnableQuery } from '#protocol/server.ts';

type Values = Readonly<Record<string, string>>;

/**
 * Returns a value for each `{{name}}` of a query: its default, else what the user types, with what
 * they typed last to begin with. Undefined where they cancel.
 */
export async function askParameters(
  query: RunnableQuery,
  memory: Memento,
): Promise<Values | undefined> {
  const values = new Map<string, string>();
  for (const { name, default: standard, description } of query.parameters) {
    const value = standard ?? (await ask(query.title, { name, description }, memory));
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

async function ask(
  title: string,
  { name, description }: { readonly name: string; readonly description: string | undefined },
  memory: Memento,
): Promise<string | undefined> {
  const last = new Map(Object.entries(remembered(memory)));
  const value = await window.showInputBox({
    title,
    prompt: description ?? `The value of {{${name}}}`,
    placeHolder: name,
    value: last.get(name) ?? '',
    ignoreFocusOut: true,
  });
  if (value !== undefined) {
    await memory.update(memoryKey, Object.fromEntries(last.set(name, value)));
  }
  return value;
}

function remembered(memory: Memento): Values {
  const value: unknown = memory.get(memoryKey);
  return isRecordOf(isString)(value) ? value : {};
}

const memoryKey = 'ctq.parameters';
