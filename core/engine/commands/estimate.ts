import { madeFields } from '#language/catalogue/made-fields.ts';
import { Estimate } from '../collectors/estimate.ts';
import { Frame } from '../plan/frame.ts';
import type { CommandPlace } from './command-place.ts';

/** Replaces the query by a question to the backend, which knows the files without reading them. */
export const bindEstimate = ({ stages }: CommandPlace): void => {
  const frame = new Frame();
  const output = frame.addFilled('number');
  for (const { name } of madeFields.estimate) {
    frame.define(name, output);
  }
  stages.replace({
    newCollector: () => new Estimate({ frame, output }),
    output: frame,
    order: [],
  });
};
