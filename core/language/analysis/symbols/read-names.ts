import type { Expression, FieldReference } from '../../syntax/ast.ts';
import { children } from '../../syntax/children.ts';
import { parseExpression } from '../../syntax/parse-expression.ts';
import { type Span, span } from '../../text/span.ts';
import {
  type Definition,
  definitionAround,
  definitionOf,
  eventFieldOf,
  type Scope,
} from '../definition.ts';
import { type Bound, boundOf, type Draft, type Drafts, note, sharedDraft } from './drafts.ts';
import { partPlace } from './name-place.ts';
import type { Occurrence } from './symbol.ts';

/** Notes every name that an expression reads, where these names exist. */
export const readNames = (drafts: Drafts, expression: Expression, scope: Scope): void => {
  if (expression.kind === 'field') {
    useField(drafts, expression, scope, 'read');
    return;
  }
  const output = scope.definitions.size > 0 ? definitionOf(scope, expression) : undefined;
  const bound = output && boundOf(drafts, output);
  if (bound !== undefined) {
    note(bound.draft, expression.span, 'read');
  }
  // What is inside an output's text is called as it was where the output was computed.
  const inner = bound?.draft.origin ?? scope;
  for (const child of children(expression)) {
    readNames(drafts, child, inner);
  }
};

/** Notes a use of a name; the symbol that it is a use of. */
export const useField = (
  drafts: Drafts,
  field: FieldReference,
  scope: Scope,
  role: Occurrence['role'],
): Draft => {
  const { name } = field;
  const sideLength = noteSide(drafts, field, scope);
  const definition = definitionOf(scope, field) ?? definitionAround(scope, name);
  const bound = definition && boundOf(drafts, definition);
  if (definition !== undefined && bound !== undefined) {
    const to = lengthOf(scope, name, definition) - bound.suffix.length;
    useDefinition(drafts, field, { bound, role, from: sideLength, to });
    return bound.draft;
  }
  const eventField = eventFieldOf(scope, name);
  const draft = sharedDraft(
    drafts,
    eventField === undefined ? 'unknown' : 'field',
    eventField ?? name,
  );
  const from = eventField === undefined ? 0 : name.length - eventField.length;
  const place = partPlace(drafts.text, field.span, from, name.length);
  note(draft, place?.span ?? field.span, role, place?.form);
  return draft;
};

interface Use {
  readonly bound: Bound;
  readonly role: Occurrence['role'];
  /** Which characters of the name are the symbol's. */
  readonly from: number;
  readonly to: number;
}

/** How much of a name is that of its definition: all of it, or the path that it begins with. */
const lengthOf = ({ definitions }: Scope, name: string, definition: Definition): number => {
  let length = name.length;
  while (length > 0 && definitions.get(name.slice(0, length)) !== definition) {
    length = name.lastIndexOf('.', length - 1);
  }
  // The text of an output may be written in another way.
  return length > 0 ? length : name.length;
};

const useDefinition = (drafts: Drafts, field: FieldReference, use: Use): void => {
  const { draft } = use.bound;
  if (draft.origin !== undefined) {
    note(draft, field.span, use.role);
    readQuotedText(drafts, field, draft.origin);
    return;
  }
  const place = partPlace(drafts.text, field.span, use.from, use.to);
  note(draft, place?.span ?? field.span, use.role, place?.form);
};

/** Names within `` `sum(size)` ``, which stands for the output of that text. */
const readQuotedText = (drafts: Drafts, { span: where }: FieldReference, origin: Scope): void => {
  const written = drafts.text.slice(where.start, where.end);
  const inside = /^`([^`]+)`$/.exec(written)?.[1];
  const expression = inside === undefined ? undefined : parseExpression(inside);
  if (expression === undefined || expression.kind === 'field') {
    return;
  }
  // The expression was read behind a command's name, `fields `, and stands behind a backtick here.
  const by = where.start + 1 - 'fields '.length;
  for (const found of fieldsIn(expression)) {
    const definition = definitionOf(origin, found);
    const bound = definition && boundOf(drafts, definition);
    if (bound !== undefined && bound.suffix === '') {
      note(bound.draft, moved(found.span, by), 'read', 'quoted');
    }
  }
};

const fieldsIn = (expression: Expression): readonly FieldReference[] =>
  expression.kind === 'field' ? [expression] : children(expression).flatMap(fieldsIn);

const moved = ({ start, end }: Span, by: number): Span => span(start + by, end + by);

/** Notes the side of a join that a name begins with; the length of that beginning. */
const noteSide = (drafts: Drafts, field: FieldReference, { sides }: Scope): number => {
  const side = sides.find(({ alias }) => field.name.startsWith(`${alias}.`));
  if (side === undefined) {
    return 0;
  }
  const draft = drafts.byName.get(sideKey(side.alias));
  const place = partPlace(drafts.text, field.span, 0, side.alias.length);
  if (draft !== undefined && place !== undefined) {
    note(draft, place.span, 'read', place.form);
  }
  return side.alias.length + 1;
};

/** What the symbol of a side is found by. */
export const sideKey = (alias: string): string => `side ${alias}`;
