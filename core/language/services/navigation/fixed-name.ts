import type { FixedName } from '../../analysis/symbols/symbol.ts';
import { fieldEntry, fieldsWithin } from '../../catalogue/fields.ts';
import type { FoundSymbol } from './symbol-at.ts';

/** Why a name can't be changed, in words for the author. */
export const fixedReason = (symbol: FoundSymbol, fixed: FixedName): string => {
  const name = `"${symbol.name}"`;
  switch (fixed.why) {
    case 'event-field':
      return `${name} is ${fieldOwner(symbol.name)}: only names that the query itself makes, with "as" or "parse", can be changed`;
    case 'named-by-text':
      return `${name} is called by its text: give it a name with "as"`;
    case 'unknown-name':
      return unknownReason(symbol);
    case 'made':
      return madeReason(name, fixed);
  }
};

const fieldOwner = (name: string): string => {
  if (name.startsWith('@')) return "a field of CloudWatch's own";
  const isKnown = fieldEntry(name) !== undefined || fieldsWithin(name).length > 0;
  return isKnown ? "a field of CloudTrail's record" : 'a field of the events';
};

const unknownReason = ({ kind, name }: FoundSymbol): string => {
  switch (kind) {
    case 'table':
      return `the table "${name}" is not named in this file: look for it in the setting ctq.tables, or in CloudWatch`;
    case 'query':
      return `no open file has a query with the title "${name}"`;
    default:
      return `nothing in this query makes "${name}"`;
  }
};

interface Made {
  readonly command: string;
  readonly remedy: string | undefined;
}

const madeReason = (name: string, { command, remedy }: Made): string =>
  `${name} is the name that "${command}" gives${remedy === undefined ? '' : `: write ${remedy} to choose one`}`;
