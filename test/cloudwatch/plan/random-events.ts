import fc from 'fast-check';
import { type FlatEvent, flattenEvent } from '../../support/object-source.ts';
import { DAY, START } from './support.ts';

const text = fc.constantFrom('a', 'b', 'c', 'a1', 'a10', 'a9', '', '5', '05', '__proto__', 'x|y');

const event = fc.record(
  {
    name: text,
    kind: fc.constantFrom('x', 'y', null),
    size: fc.integer({ min: -5, max: 2000 }),
    mixed: fc.oneof(fc.integer(), fc.double({ noNaN: true }), text, fc.boolean()),
    list: fc.array(fc.record({ id: text }), { maxLength: 3 }),
  },
  { requiredKeys: ['size'] },
);

/** Events of two weeks; times are all different, in any order, many on the edges of days. */
export const randomEvents: fc.Arbitrary<readonly FlatEvent[]> = fc
  .array(
    fc.tuple(
      event,
      fc.oneof(
        fc.integer({ min: 0, max: 14 * DAY - 1 }),
        fc.nat(27).map((half) => (half * DAY) / 2),
        fc.nat(26).map((half) => ((half + 1) * DAY) / 2 - 1),
      ),
    ),
    { maxLength: 60 },
  )
  .map((made) => [...new Map(made.map(([fields, time]) => [time, fields]))])
  .map((made) =>
    made.map(([time, fields], index) =>
      flattenEvent(
        JSON.stringify({ ...fields, eventTime: new Date(START + time).toISOString() }),
        `p${index}`,
      ),
    ),
  );
