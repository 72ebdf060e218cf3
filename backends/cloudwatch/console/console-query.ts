/** A query as the console shows, shares or exports it. */
export interface ConsoleQuery {
  /** Undefined where it is not told. */
  readonly region: string | undefined;
  readonly text: string;
  /** Names or ARNs; none where it is not told. */
  readonly logGroups: readonly string[];
  /** As `@range` has it; undefined where it is not told. */
  readonly range: string | undefined;
}
