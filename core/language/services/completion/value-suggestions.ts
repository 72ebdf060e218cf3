import { parametersOf } from '../../query-file/parameters.ts';
import type { Bracket, Operand, WithinText } from '../cursor/cursor.ts';
import { textContent } from '../../text/unquote.ts';
import { argumentValues } from './argument-values.ts';
import { type Around, eventFieldAt } from './around.ts';
import { type Choice, choiceInText, choiceSuggestion } from './choice.ts';
import { eventDetail, narrowedChoices } from './event-values.ts';
import { valuesOfField } from './field-values.ts';
import { ranks } from './ranks.ts';
import type { Offer } from './suggestion.ts';

/** Values that may stand at an operand: of the field that it is compared with, or of a parameter. */
export const valueOffer = (cursor: Operand, around: Around): Offer => {
  const { kept, isIncomplete } = narrowedChoices(choicesAt(cursor, around), around.typed);
  const listed = listedValues(cursor);
  const suggestions = kept.flatMap((choice) =>
    choiceSuggestion(eventDetail(choice, around.data.models), rankIn(listed, choice)),
  );
  return { suggestions, isIncomplete };
};

/** The same within quotes. What the text holds is replaced, and its quotes stay. */
export const textOffer = (cursor: WithinText, around: Around): Offer => {
  const choices = choicesAt(cursor, around).flatMap((choice) => asText(choice));
  const { kept, isIncomplete } = narrowedChoices(choices, around.typed);
  const listed = listedValues(cursor);
  const suggestions = kept.flatMap((choice) =>
    choiceInText(eventDetail(choice, around.data.models), rankIn(listed, choice), cursor.text),
  );
  return { suggestions: [...suggestions, ...parameterTexts(cursor, around)], isIncomplete };
};

/** In quotes a JSON boolean is a word. */
const asText = (choice: Choice): readonly Choice[] => {
  if (choice.isText || !/^[01]$/.test(choice.value)) return [choice];
  return [
    {
      ...choice,
      value: choice.value === '1' ? 'true' : 'false',
      documentation: `It works, but CloudWatch is sure to take \`${choice.value}\` without quotes.`,
    },
  ];
};

const choicesAt = (cursor: Operand | WithinText, around: Around): readonly Choice[] => {
  const { comparedWith, brackets } = cursor;
  const bracket = brackets.at(-1);
  if (bracket?.kind === 'index') return POSITIONS;
  if (comparedWith !== undefined) {
    const field = eventFieldAt(comparedWith, around);
    return field === undefined ? [] : valuesOfField(field, around);
  }
  return bracket?.kind === 'call' ? argumentValues(bracket, around) : [];
};

const POSITIONS: readonly Choice[] = ['0', '1', '2'].map((value) => ({
  value,
  isText: false,
  detail: 'a place in the list',
  documentation: 'Places in a list are counted from 0.',
}));

/** What a list holds already, on either side of the cursor. */
const listedValues = ({ brackets, behind }: Operand | WithinText): ReadonlySet<string> => {
  const list = brackets.at(-1);
  if (list?.kind !== 'list') return new Set();
  const end = behind.findIndex(({ tokenType }) => tokenType.name === 'CloseSquare');
  const later = behind
    .slice(0, end < 0 ? 0 : end)
    .filter(({ tokenType }) => tokenType.name === 'Text')
    .map(({ image }) => textContent(image));
  return new Set([...list.values, ...later]);
};

const rankIn = (listed: ReadonlySet<string>, { value }: Choice): number =>
  listed.has(value) ? ranks.other : ranks.value;

/** Placeholders stand in quotes; the word before the cursor may be the first brace of one. */
const parameterTexts = (
  { text: { isClosed, quote } }: WithinText,
  { document: { file }, query }: Around,
): Offer['suggestions'] =>
  [...parametersOf([...file.directives, ...query.directives]).values()].map(
    ({ name, description }) => ({
      label: `{{${name}}}`,
      kind: 'placeholder',
      rank: ranks.keyword,
      text: `{{${name}}}${isClosed ? '' : quote}`,
      filter: `{{${name}}}`,
      detail: 'placeholder',
      documentation: description ?? 'A value that is asked for when the query runs.',
    }),
  );

/** True where the place can only be a value of a list, or a position in one. */
export const isInSquare = (bracket: Bracket | undefined): boolean =>
  bracket?.kind === 'list' || bracket?.kind === 'index';
