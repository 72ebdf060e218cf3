import { type Problem, problem } from '../../problems/problem.ts';
import type { ParseCommand } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';
import { regexGroups } from '../regex-groups.ts';

/** Patterns of `parse` that do not fit their names. */
export const checkParse: Check = ({ commands }) =>
  commands.flatMap(({ command }) => (command.kind === 'parse' ? parseProblems(command) : []));

const parseProblems = ({ mode, pattern, aliases }: ParseCommand): readonly Problem[] => {
  const given = aliases.length;
  const [, second] = aliases;
  if (mode === 'logfmt' && second !== undefined) {
    return [problem('logfmt-names', second.span, {})];
  }
  if (mode === 'xml') {
    return [];
  }
  if (pattern?.kind === 'text') {
    const places = pattern.value.split('*').length - 1;
    return places === given
      ? []
      : [problem('alias-count', pattern.span, { places, sign: '"*"', aliases: given })];
  }
  if (pattern?.kind === 'regex') {
    const groups = regexGroups(pattern.source);
    if (given > 0) {
      return groups.length === given
        ? []
        : [
            problem('alias-count', pattern.span, {
              places: groups.length,
              sign: 'groups',
              aliases: given,
            }),
          ];
    }
    return groups.some((name) => name !== undefined)
      ? []
      : [problem('regex-without-groups', pattern.span, {})];
  }
  return [];
};
