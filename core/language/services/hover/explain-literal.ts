import { tokenMatcher } from 'chevrotain';
import { durationUnit } from '../../catalogue/durations.ts';
import type { Expression } from '../../syntax/ast.ts';
import { Duration, NumberToken, Regex, Text } from '../../syntax/tokens.ts';
import { regexContent, textContent } from '../../text/unquote.ts';
import { spanOf } from '../cursor/words.ts';
import { periodMarkdown } from '../markdown.ts';
import { code, paragraphs } from '../markdown-text.ts';
import { valueMarkdown } from './explain-value.ts';
import { fieldMeant } from './field-meant.ts';
import { dateFormatMarkdown, timeZoneMarkdown } from './format-markdown.ts';
import { partMatchesMarkdown, regexMatchesMarkdown } from './matching-names.ts';
import { type LiteralRole, type LiteralUse, literalUseAt } from './literal-role.ts';
import { globMarkdown } from './glob-markdown.ts';
import { plainValueMarkdown } from './plain-values.ts';
import type { Explanation, Place } from './place.ts';
import { regexMarkdown } from './regex-markdown.ts';

/** A text, a number, a period or a regular expression: what it means where it stands. */
export const explainLiteral = (place: Place): Explanation | undefined => {
  const markdown = markdownOf(place);
  return markdown === undefined ? undefined : { where: spanOf(place.token), markdown };
};

const markdownOf = (place: Place): string | undefined => {
  const { token } = place;
  if (tokenMatcher(token, Regex)) return explainRegexLiteral(place);
  if (tokenMatcher(token, Text)) return explainText(place, textContent(token.image));
  if (tokenMatcher(token, NumberToken)) return explainNumber(place);
  return tokenMatcher(token, Duration) ? explainPeriod(token.image) : undefined;
};

const OTHER: LiteralRole = { kind: 'other' };

const useOf = ({ command, token }: Place): LiteralUse | undefined =>
  command === undefined ? undefined : literalUseAt(command, token.startOffset);

const explainRegexLiteral = (place: Place): string => {
  const source = regexContent(place.token.image);
  const role = useOf(place)?.role;
  const field = role?.kind === 'value' ? fieldMeant(place, role.field) : undefined;
  return paragraphs(
    regexMarkdown(source, { makesFields: place.command?.kind === 'parse' }),
    field === undefined ? undefined : regexMatchesMarkdown(place, field, source),
  );
};

const explainText = (place: Place, value: string): string | undefined => {
  // What a parameter will be is not known yet.
  if (value.includes('{{')) return undefined;
  const { role } = useOf(place) ?? { role: OTHER };
  switch (role.kind) {
    case 'value': {
      const field = fieldMeant(place, role.field);
      if (field === undefined) return plainValueMarkdown(value);
      const whole = valueMarkdown(place, field, value);
      return whole ?? (role.isPart ? partMatchesMarkdown(place, field, value) : undefined);
    }
    case 'parse-pattern':
      return place.command?.kind === 'parse' && place.command.mode === 'xml'
        ? undefined
        : globMarkdown(value, role.aliases);
    case 'regex-text':
      return regexMarkdown(value, { makesFields: false });
    case 'date-format':
      return dateFormatMarkdown(value, role.language);
    case 'time-zone':
      return timeZoneMarkdown(value);
    case 'other':
      return plainValueMarkdown(value);
  }
};

const explainNumber = (place: Place): string | undefined => {
  const { image } = place.token;
  const use = useOf(place);
  const field = use?.role.kind === 'value' ? fieldMeant(place, use.role.field) : undefined;
  const account = /^\d{12}$/.test(image) ? accountText(use?.literal) : undefined;
  return (
    (field === undefined ? plainValueMarkdown(image) : valueMarkdown(place, field, image)) ??
    account
  );
};

const accountText = (literal: Expression | undefined): string | undefined =>
  literal?.kind === 'number'
    ? `${code(literal.text)} has twelve digits, as the ids of AWS accounts.`
    : undefined;

const explainPeriod = (written: string): string | undefined => {
  const [, amount, spelling] = /^([\d.]+)(\w+)$/.exec(written) ?? [];
  const unit = spelling === undefined ? undefined : durationUnit(spelling);
  return unit === undefined ? undefined : periodMarkdown(Number(amount), unit);
};
