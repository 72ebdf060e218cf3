import type { JsonCommand } from '#language/syntax/ast.ts';
import { compile } from '../expressions/compile.ts';
import { compileField } from '../expressions/compile-field.ts';
import { nothing } from '../expressions/compiled.ts';
import { structureReader } from '../expressions/structure.ts';
import { elementAt } from '../values/json.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';

/**
 * Takes what lies at a path of a JSON text, a map, a list, or an object of the event. Where nothing
 * lies there the name means what it meant before.
 */
export const bindJson = ({ field, path, alias }: JsonCommand, place: CommandPlace): void => {
  if (path.kind !== 'text') {
    return;
  }
  const { frame } = place.stages;
  const keys = path.value.split('.');
  const name = alias?.name ?? path.value;
  const outer = structureReader(field, compile(field, environmentAt(place)), frame);
  // A leaf below a field of the event is read by itself, without its surroundings.
  const leaf =
    field.kind === 'field' ? compileField(`${field.name}.${path.value}`, frame) : nothing;
  const before = compileField(name, frame);
  const value = frame.keep({
    type: 'any',
    read: (row) => leaf.read(row) ?? elementAt(outer(row), keys) ?? before.read(row),
  });
  frame.define(name, value);
};
