/** The operations whose rate AWS limits, each by itself. */
export type LimitedOperation = 'start' | 'results' | 'describe';

/** A place among the queries that run at once. */
export interface Seat {
  /** Gives it back; a second time does nothing. */
  release(): Promise<void>;
}

/**
 * Keeps what all windows of this machine send to an account and region within its quotas. The key
 * is that of `Connection.quotaKey`.
 */
export interface Limits {
  /** Settles when a request of this kind may be sent, or when the signal is aborted. */
  turn(key: string, operation: LimitedOperation, signal: AbortSignal): Promise<void>;
  /**
   * A seat, once there is one; undefined where the signal was aborted first. `capacity` is read
   * again whenever it tries: it may shrink when AWS says so.
   */
  seat(key: string, capacity: () => number, signal: AbortSignal): Promise<Seat | undefined>;
  /** Lowers every capacity there to what AWS says that the account may have at once. */
  lower(key: string, capacity: number): void;
  /** That, where it was told. */
  lowered(key: string): number | undefined;
}
