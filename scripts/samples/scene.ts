import type { Actor } from './cast.ts';
import type { Random } from './random.ts';
import type { Seconds } from './clock.ts';
import type { AccountName, Region } from './world.ts';

/** One call about to happen: who, where, when, and what its placeholders are bound to. */
export interface Scene {
  readonly actor: Actor;
  readonly account: AccountName;
  readonly region: Region;
  readonly time: Seconds;
  readonly bindings: Bindings;
  readonly random: Random;
}

/** Values for placeholders, templates themselves: `{ bucket: 'shop-assets', key: 'a/<hex:4>' }`. */
export type Bindings = Readonly<Record<string, string | number | boolean>>;
