import type { Alias, FieldReference, Expression, JoinCommand } from '../../syntax/ast.ts';
import { children } from '../../syntax/children.ts';
import { span } from '../../text/span.ts';
import { initialScope, type Scope } from '../definition.ts';
import { type Drafts, newDraft, note } from './drafts.ts';
import { partPlace } from './name-place.ts';
import { sideKey, useField } from './read-names.ts';

/** Notes the sides of a join, and the names of its condition, each of which belongs to one. */
export const readJoin = (drafts: Drafts, command: JoinCommand, scope: Scope): void => {
  const sides = [
    { alias: command.left, scope },
    { alias: command.right, scope: initialScope },
  ];
  for (const { alias } of sides) {
    defineSide(drafts, alias);
  }
  for (const field of fieldsIn(command.condition)) {
    const side = sides.find(({ alias }) => alias && field.name.startsWith(`${alias.name}.`));
    if (side?.alias === undefined) useField(drafts, field, scope, 'read');
    else readSided(drafts, field, side.alias, side.scope);
  }
};

const defineSide = (drafts: Drafts, alias: Alias | undefined): void => {
  if (alias !== undefined && alias.name !== '') {
    const draft = newDraft(drafts, 'side', alias.name);
    note(draft, alias.span, 'definition');
    drafts.byName.set(sideKey(alias.name), draft);
  }
};

const readSided = (drafts: Drafts, field: FieldReference, alias: Alias, scope: Scope): void => {
  const draft = drafts.byName.get(sideKey(alias.name));
  const place = partPlace(drafts.text, field.span, 0, alias.name.length);
  if (draft === undefined || place === undefined) {
    return;
  }
  note(draft, place.span, 'read', place.form);
  const rest = span(place.span.end + 1, field.span.end);
  const name = field.name.slice(alias.name.length + 1);
  if (rest.start < rest.end) {
    useField(drafts, { kind: 'field', span: rest, name }, scope, 'read');
  }
};

const fieldsIn = (expression: Expression): readonly FieldReference[] =>
  expression.kind === 'field' ? [expression] : children(expression).flatMap(fieldsIn);
