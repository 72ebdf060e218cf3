import type { IToken } from 'chevrotain';
import type { Problem } from '../problems/problem.ts';
import type { Command } from './ast.ts';

/** What the parser knows of the piece between two pipes that it is reading, and finds out. */
export interface Segment {
  /** The whole file: offsets count in it. */
  readonly text: string;
  /** The catalogue's name of the command. */
  readonly command: string;
  readonly problems: Problem[];
  /** True as soon as something that the command needs is not there. */
  incomplete: boolean;
  /** How many parentheses, brackets and prefixes are open around the current place. */
  depth: number;
  /** Operators so far: each may make the tree one level deeper. */
  operators: number;
  /** The queries in parentheses, whose commands are read when this one is. */
  readonly queries: NestedQuery[];
  /** True once a message has said it all: what follows is not worth one. */
  quiet: boolean;
}

/** A query in parentheses, its commands to be filled in. */
export interface NestedQuery {
  readonly tokens: readonly IToken[];
  readonly commands: Command[];
}

export const newSegment = (text: string, command: string, problems: Problem[]): Segment => ({
  text,
  command,
  problems,
  incomplete: false,
  depth: 0,
  operators: 0,
  queries: [],
  quiet: false,
});

/** The recursion of everything that walks a tree is bounded by these two together. */
export const DEEPEST_NESTING = 100;
export const MOST_OPERATORS = 1000;

/** Queries in queries: CloudWatch takes one level, and deeper ones are worth a message. */
export const DEEPEST_QUERIES = 4;
