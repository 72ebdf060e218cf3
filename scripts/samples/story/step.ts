import type { ActorName } from '../cast.ts';
import type { Bindings } from '../scene.ts';
import type { Place } from '../world.ts';

/** Some calls of the story, one after the other. */
export interface Step {
  /** Day of February 2022 and time, UTC. */
  readonly at: string;
  readonly actor: ActorName;
  readonly place: Place;
  readonly calls: readonly string[];
  /** How often the calls are gone through. By default once. */
  readonly times?: number;
  /** Seconds from one call to the next, at least and at most. */
  readonly pause: readonly [number, number];
  readonly bindings?: Bindings;
}
