import type { IToken } from 'chevrotain';
import type { CommandBody } from './command-builder.ts';
import type { Segment } from './segment.ts';
import { SourceCommandParser } from './source-command-parser.ts';

/** The grammar of commands: one rule each, from its name to where it ends. */
export class CommandParser extends SourceCommandParser {
  constructor(skipValidations: boolean) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  /** Reads the command that the tokens begin with; `end` counts the tokens that it took. */
  read(
    rule: CommandRule,
    tokens: IToken[],
    segment: Segment,
  ): { readonly body: CommandBody; readonly end: number } {
    this.segment = segment;
    this.input = tokens;
    const body: CommandBody | undefined = this[rule]();
    if (body === undefined) {
      throw new Error(`the rule of ${rule} failed: ${this.errors[0]?.message ?? ''}`);
    }
    return { body, end: tokens.indexOf(this.LA(0)) + 1 };
  }
}

/** The commands that have a rule of their own: all of them. */
export type CommandRule = Exclude<CommandBody['kind'], 'unknown'>;
