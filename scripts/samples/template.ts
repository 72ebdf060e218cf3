/** JSON with placeholders in its strings: `arn:aws:sns:<region>:<account>:<topic>`. */
export type Template = Json;

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The value of the placeholder `<name>` or `<name:detail>`. */
export type Lookup = (name: string, detail: string) => string | number | boolean;

const placeholder = /<([a-zA-Z]+)(?::([^<>]*))?>/g;
const nothingElse = /^<([a-zA-Z]+)(?::([^<>]*))?>$/;

/**
 * `template` with the placeholders of its keys and values filled. A value that is one placeholder
 * may become a number or a boolean.
 */
export function fill(template: Template, lookup: Lookup): Json {
  if (typeof template === 'string') return fillText(template, lookup);
  if (typeof template !== 'object' || template === null) return template;
  if (isList(template)) return template.map((item) => fill(item, lookup));
  const entries = Object.entries(template);
  return Object.fromEntries(
    entries.map(([key, value]) => [String(fillText(key, lookup)), fill(value, lookup)]),
  );
}

/** `text` with its placeholders filled; a number or a boolean when it is only one. */
export function fillText(text: string, lookup: Lookup): string | number | boolean {
  const whole = nothingElse.exec(text);
  if (whole) return lookup(whole[1] ?? '', whole[2] ?? '');
  return text.replace(placeholder, (_, name: string, detail: string | undefined) =>
    String(lookup(name, detail ?? '')),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
