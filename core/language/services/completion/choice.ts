import type { TextPlace } from '../cursor/text-place.ts';
import type { Subject, Suggestion } from './suggestion.ts';
import { escapedText, isWritableText, quotedText } from './written-name.ts';

/** A value that may be written where an operand stands. */
export interface Choice {
  readonly value: string;
  /** False for numbers and the like, which need no quotes. */
  readonly isText: boolean;
  readonly detail: string;
  readonly documentation?: string | undefined;
  readonly subject?: Subject | undefined;
}

/** A value in quotes of its own. */
export const choiceSuggestion = (choice: Choice, rank: number): readonly Suggestion[] => {
  const { value, isText } = choice;
  if (!isWritableText(value)) return [];
  return [{ ...shown(choice), label: isText ? quotedText(value) : value, rank, filter: value }];
};

/** A value within quotes that are there already. */
export const choiceInText = (
  choice: Choice,
  rank: number,
  { quote, isClosed }: TextPlace,
): readonly Suggestion[] => {
  const { value } = choice;
  if (!isWritableText(value)) return [];
  const text = `${escapedText(value, quote)}${isClosed ? '' : quote}`;
  return [{ ...shown(choice), label: value, rank, text, filter: value }];
};

const shown = ({
  detail,
  documentation,
  subject,
}: Choice): Pick<Suggestion, 'kind' | 'detail' | 'documentation' | 'subject'> => ({
  kind: 'value',
  detail,
  ...(documentation === undefined ? {} : { documentation }),
  ...(subject === undefined ? {} : { subject }),
});
