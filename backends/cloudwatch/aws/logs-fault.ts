/** What kind of thing has gone wrong, which decides what is done about it. */
export type FaultKind =
  /** Too many requests a second: later it will do. */
  | 'throttled'
  /** Too many queries at once; `quota` says how many the account may have, where it was told. */
  | 'busy'
  /** No answer, or half of one. Whether the request had any effect is not known. */
  | 'network'
  /** The service failed by itself: later it may do. */
  | 'service'
  /** The machine's clock is off; the client has now learned by how much. */
  | 'clock'
  /** There are no credentials, or none of that profile. */
  | 'no-credentials'
  /** The credentials are out of date, and asking for them anew may help. */
  | 'expired'
  /** The login of single sign-on is out of date; `profile` says whose. */
  | 'login-needed'
  /** The credentials do not allow it. */
  | 'denied'
  /** The query does not compile; `location` says where, if that was told. */
  | 'malformed'
  /** The range lies outside of what the log groups keep. */
  | 'retention'
  /** There is no such log group or query. */
  | 'not-found'
  /** The request is wrong in another way. */
  | 'invalid'
  /** The signal was aborted. */
  | 'aborted'
  /** The query ran longer than CloudWatch lets it. */
  | 'timeout'
  /** The query failed there, or somebody stopped it. */
  | 'failed'
  /** An answer that makes no sense. */
  | 'unreadable';

export interface FaultDetails {
  readonly kind: FaultKind;
  /** What happened, for users: never anything secret. */
  readonly message: string;
  /** The service's own name of the error. */
  readonly code?: string | undefined;
  /** In characters of the query's text as it was sent; the end is exclusive. */
  readonly location?: { readonly start: number; readonly end: number } | undefined;
  /** Queries that the account may run at once. */
  readonly quota?: number | undefined;
  readonly profile?: string | undefined;
}

/** The one error that leaves the AWS client. */
export class LogsFault extends Error {
  readonly kind: FaultKind;
  readonly details: FaultDetails;

  constructor(details: FaultDetails) {
    super(details.message);
    this.name = 'LogsFault';
    this.kind = details.kind;
    this.details = details;
  }
}
