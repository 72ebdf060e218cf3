import type { ParseCommand } from '../../../syntax/ast.ts';
import { span } from '../../../text/span.ts';
import { type Edit, insert, remove, replace } from '../edit.ts';
import { literally } from '../operands.ts';
import { type Place, written } from '../place.ts';
import { comparisonAround } from './comparisons.ts';
import { type Fix, fix, type Fixer, type Fixers } from './fix.ts';

const parseAt = ({ command }: Place): ParseCommand | undefined =>
  command?.kind === 'parse' ? command : undefined;

/** As many names as places: more names, or fewer. */
const aliasCount: Fixer<'alias-count'> = ({ parameters: { places, aliases } }, place) => {
  const command = parseAt(place);
  const last = command?.aliases.at(-1);
  if (command === undefined || places === 0) {
    return [];
  }
  if (aliases > places) {
    const kept = command.aliases[places - 1];
    return kept === undefined || last === undefined
      ? []
      : [fix(`Keep the first ${places} names`, remove(span(kept.span.end, last.span.end)))];
  }
  const names = Array.from(
    { length: places - aliases },
    (_, index) => `part${aliases + index + 1}`,
  );
  const text = last === undefined ? ` as ${names.join(', ')}` : `, ${names.join(', ')}`;
  return [fix(`Add ${names.join(', ')}`, insert(last?.span.end ?? command.span.end, text))];
};

const logfmtNames: Fixer<'logfmt-names'> = (_, place) => {
  const [first, ...others] = parseAt(place)?.aliases ?? [];
  const last = others.at(-1);
  return first === undefined || last === undefined
    ? []
    : [fix(`Keep ${first.name} alone`, remove(span(first.span.end, last.span.end)))];
};

/** Plain groups get names; without any group the command is a test. */
const withoutGroups: Fixer<'regex-without-groups'> = ({ span: where }, place) => {
  const command = parseAt(place);
  const regex = written(place, where);
  let count = 0;
  const named = regex.replace(/\\[^]|\[(?:\\[^]|[^\]])*\]|\((?!\?)/g, (sign) => {
    if (sign !== '(') {
      return sign;
    }
    count += 1;
    return `(?<part${count}>`;
  });
  if (count > 0) {
    return [fix(count === 1 ? 'Name the group' : 'Name the groups', replace(where, named))];
  }
  const input = command?.input === undefined ? '@message' : written(place, command.input.span);
  return command === undefined || command.mode !== 'pattern'
    ? []
    : [
        fix('Write filter instead', replace(command.span, `filter ${input} like ${regex}`)),
        fix('Take all that matches', replace(where, `/(?<part>${regex.slice(1, -1)})/`)),
      ];
};

const invalidRegex: Fixer<'invalid-regex'> = ({ span: where }, place) => {
  const source = written(place, where);
  if (!source.startsWith('/')) {
    return [];
  }
  const plain = source.slice(1, -1).replaceAll('\\/', '/');
  return [
    ...withoutRepeat(source).map((text): Fix => fix(`Write ${text}`, replace(where, text))),
    fix('Take every sign for itself', replace(where, `/${literally(plain)}/`)),
  ];
};

/** `/*.example/` and such: a wildcard of file names. */
const withoutRepeat = (source: string): readonly string[] =>
  /^\/[*?+]/.test(source) ? [`/${source.slice(2)}`] : [];

/** `like /^(?!Get)/` is `not like /^Get/`; other features have forms that are allowed. */
const unsupportedRegex: Fixer<'unsupported-regex'> = ({ span: where }, place) => {
  const regex = written(place, where);
  const [, start, not] =
    /^\/(\^?)(?:\.\*)?\(\?!((?:\\.|[^()\\])*)\)(?:\.[*+])?\$?\/$/.exec(regex) ?? [];
  const comparison = comparisonAround(place);
  if (not !== undefined && comparison !== undefined) {
    const isAnywhere = not.startsWith('.*');
    const right = `/${isAnywhere ? '' : (start ?? '')}${isAnywhere ? not.slice(2) : not}/`;
    const operator = comparison.operator === 'not like' ? 'like' : 'not like';
    const edits: readonly Edit[] = [
      replace(comparison.operatorSpan, operator),
      replace(where, right),
    ];
    return [fix(`Write ${operator} ${right}`, ...edits)];
  }
  const simple = regex.replace(/([*+?}])\+/g, '$1').replaceAll('(?>', '(?:');
  return simple === regex ? [] : [fix(`Write ${simple}`, replace(where, simple))];
};

/** Remedies of regular expressions and of what `parse` is given. */
export const patternFixers = {
  'alias-count': aliasCount,
  'logfmt-names': logfmtNames,
  'regex-without-groups': withoutGroups,
  'invalid-regex': invalidRegex,
  'unsupported-regex': unsupportedRegex,
} as const satisfies Fixers;
