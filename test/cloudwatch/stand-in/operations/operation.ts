import type { Cloud, Place } from '../cloud.ts';
import type { Quotas, Violation } from '../quotas.ts';
import type { LifeScript } from '../query/query-life.ts';
import type { Input } from './input.ts';

/** What an operation is given besides its input. */
export interface Setting {
  readonly cloud: Cloud;
  readonly place: Place;
  readonly quotas: Quotas;
  readonly life: LifeScript;
  readonly complain: (violation: Violation) => void;
}

/** Does what is asked and gives the output; throws a `ServiceError` where it refuses. */
export type Operation = (setting: Setting, input: Input) => Readonly<Record<string, unknown>>;
