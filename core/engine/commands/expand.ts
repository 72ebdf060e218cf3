import type { ExpandCommand } from '#language/syntax/ast.ts';
import { compile } from '../expressions/compile.ts';
import { structureReader } from '../expressions/structure.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { fillName } from './shown-columns.ts';
import { splitByElements } from './split-by-elements.ts';

/**
 * Makes a row of each element of a list, of the event or as JSON text, under the name that the list
 * had. A row without a list stays as it is; of an empty one stays a row without the field.
 */
export const bindExpand = ({ field }: ExpandCommand, place: CommandPlace): void => {
  if (field.kind !== 'field') {
    return;
  }
  place.stages.beginStage();
  const { frame } = place.stages;
  const value = compile(field, environmentAt(place));
  const readList = structureReader(field, value, frame);
  const element = fillName(field.name, value.type, place);
  splitByElements(
    (row) => {
      const list = readList(row);
      return Array.isArray(list) ? list : value.read(row);
    },
    element,
    place,
  );
};
