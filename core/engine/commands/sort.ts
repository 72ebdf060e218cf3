import type { SortCommand } from '#language/syntax/ast.ts';
import { compile } from '../expressions/compile.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';

/** Orders rows by the natural order, missing values last; ascending unless it says otherwise. */
export const bindSort = ({ keys }: SortCommand, place: CommandPlace): void => {
  place.stages.beginStage();
  const environment = environmentAt(place);
  place.stages.sort(
    keys.map(({ expression, direction }) => ({
      value: environment.frame.keep(compile(expression, environment)),
      sign: direction === 'desc' ? -1 : 1,
    })),
  );
};
