import type { Directive } from '../syntax/ast.ts';

/** A placeholder `{{name}}` as the author describes it. */
export interface QueryParameter {
  readonly name: string;
  /** Undefined where the user has to be asked. */
  readonly default: string | undefined;
  readonly description: string | undefined;
}

const PARAMETER =
  /^([A-Za-z_]\w*)\s*(?:=\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|(\S+)))?\s*([^]*)$/;

/** What `NAME = "default"  description` says; undefined where it begins with no name. */
export const parseParameter = (value: string): QueryParameter | undefined => {
  const match = PARAMETER.exec(value.trim());
  if (match === null) {
    return undefined;
  }
  const [, name = '', double, single, bare, description = ''] = match;
  const quoted = (double ?? single)?.replace(/\\(["'\\])/g, '$1');
  return {
    name,
    default: quoted ?? bare,
    description: description === '' ? undefined : description,
  };
};

/** The parameters that directives describe, by name; of several of one name the last counts. */
export const parametersOf = (
  directives: readonly Directive[],
): ReadonlyMap<string, QueryParameter> => {
  const described = new Map<string, QueryParameter>();
  for (const { name, value } of directives) {
    const parameter = name.toLowerCase() === 'param' ? parseParameter(value) : undefined;
    if (parameter !== undefined) {
      described.set(parameter.name, parameter);
    }
  }
  return described;
};
