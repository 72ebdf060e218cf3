import { gettingStarted } from './getting-started.ts';
import { security } from './security.ts';
import { usage } from './usage.ts';
import type { Example } from './example.ts';

/** All examples: the source of the snippets and of `CTQ: Insert Example Query`. */
export const examples: readonly Example[] = [...gettingStarted, ...usage, ...security];
