/**
 * What is known of a service beside the models. A field is written as its path, `N` a place in a
 * list; after a colon stands its type: `#` number, `?` boolean, `%` a map with free keys,
 * `A|B` the values of a text.
 */
export interface HandKept {
  readonly eventSource: string;
  /** For services that have no model at all. */
  readonly title?: string;
  readonly errorCodes?: readonly string[];
  /** Events that no model has. */
  readonly events?: readonly HandKeptEvent[];
  /** Fields that records have beside those of the models, by the events that have them. */
  readonly more?: readonly MoreFields[];
}

export interface HandKeptEvent {
  readonly name: string;
  readonly summary: string;
  /** Whether it only reads; as its verb says where this is left out. */
  readonly reads?: boolean;
  readonly request?: readonly string[];
  readonly response?: readonly string[];
}

export interface MoreFields {
  /** A name, or what the names match. */
  readonly events: string | RegExp;
  readonly request?: readonly string[];
  readonly response?: readonly string[];
  /** Parameters that are worth more than the model's order says, the most first. */
  readonly first?: readonly string[];
  /** Parameters that records seldom have. */
  readonly last?: readonly string[];
}
