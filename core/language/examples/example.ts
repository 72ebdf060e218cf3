/** A query to learn from, to insert and to change. */
export interface Example {
  /** Unique among the examples: lower-case words joined by hyphens. */
  readonly id: string;
  readonly title: string;
  /** One sentence: the question that the query answers. */
  readonly description: string;
  readonly group: ExampleGroup;
  /** Logs Insights text without a line break at its end. */
  readonly query: string;
}

type ExampleGroup = 'Getting started' | 'Usage' | 'Security';
