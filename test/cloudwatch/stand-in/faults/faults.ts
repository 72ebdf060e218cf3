/** Something that goes wrong with one request. */
export type Fault =
  /** Too many requests, although there were not. */
  | { readonly kind: 'throttled' }
  /** Too many queries at once; `quota` is how many the message says there may be. */
  | { readonly kind: 'busy'; readonly quota?: number }
  | { readonly kind: 'unavailable'; readonly status?: 500 | 503 }
  /**
   * The connection ends: before the service has got the request, after it has done what was asked,
   * or in the middle of the answer.
   */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' | 'during' }
  /** The request takes effect, and the answer comes that many milliseconds later. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The request takes effect, and the answer is no JSON, cut JSON, a web page, or empty. */
  | { readonly kind: 'garbled'; readonly body: 'text' | 'half' | 'html' | 'empty' }
  /** A web page with a status of 502, as proxies send it; the service has got nothing. */
  | { readonly kind: 'proxy' }
  | { readonly kind: 'expired' }
  /** The client's clock is off, by the service's clock. */
  | { readonly kind: 'skew' }
  | { readonly kind: 'denied' };

export type FaultKind = Fault['kind'];

/** A request as scripts of faults and assertions see it. */
export interface SeenRequest {
  /** Counted from 0. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly operation: string;
  /** What the access key and the signature say; empty where they say nothing. */
  readonly account: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Decides what goes wrong with a request, if anything; called once for each, in order. */
export type FaultScript = (request: SeenRequest) => Fault | undefined;

export const noFaults: FaultScript = () => undefined;

/** Faults for the first requests of an operation, or of any; undefined lets one pass. */
export function faultsInTurn(
  faults: readonly (Fault | undefined)[],
  operation?: string,
): FaultScript {
  let next = 0;
  return (request) => {
    if (operation !== undefined && request.operation !== operation) return undefined;
    next += 1;
    return faults[next - 1];
  };
}

/** The same fault for every request of some operations within a time. */
export function storm(
  fault: Fault,
  { from, to }: { readonly from: number; readonly to: number },
  operations: readonly string[] = [],
): FaultScript {
  return ({ time, operation }) =>
    time >= from && time < to && (operations.length === 0 || operations.includes(operation))
      ? fault
      : undefined;
}

/** What the first script that has something to say says. */
export function allOf(...scripts: readonly FaultScript[]): FaultScript {
  return (request) => {
    // Each has to see every request.
    const faults = scripts.map((script) => script(request));
    return faults.find((fault) => fault !== undefined);
  };
}
