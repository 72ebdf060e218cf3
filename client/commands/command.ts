import type { ClientContext } from '../context.ts';

/** What a command does, given what VS Code or a code lens hands it. */
export type Command = (context: ClientContext, ...parameters: readonly unknown[]) => unknown;
