/** A request as it comes in, by a socket or without one. */
export interface WireRequest {
  readonly method: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Aborted once nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** What goes back over the wire, if anything. */
export type WireOutcome = WireReply | WireCut;

export interface WireReply {
  readonly kind: 'reply';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The connection ends without an answer, or after half of this one. */
export interface WireCut {
  readonly kind: 'cut';
  readonly half: WireReply | undefined;
}
