import type { CostPlan, MfaDevice } from '#protocol/cloud.ts';
import type { QueryEvent, QueryRequest } from '#protocol/results.ts';

/** Code that runs queries on one kind of source. One contract test runs over all of them. */
export interface Backend {
  /**
   * Runs the query. The iterable always ends with a `complete` event, after a cancellation too;
   * it throws only where the program itself is wrong.
   */
  run(request: QueryRequest, signal: AbortSignal): AsyncIterable<QueryEvent>;
  /**
   * The whole event behind a row's pointer as JSON text; undefined where it is gone. Rejects, with a
   * message for users, where something else has taken its place or it can't be read.
   */
  fetchEvent(request: QueryRequest, pointer: string): Promise<string | undefined>;
}

/** What a backend may ask its user while it works. A question ends, refused, with the signal. */
export interface Dialogue {
  /** True where a run that may cost more than the settings allow shall start all the same. */
  approve(plan: CostPlan, signal: AbortSignal): Promise<boolean>;
  /** The code that the device of a profile shows now; undefined where the user gives none. */
  mfaCode(device: MfaDevice, signal: AbortSignal): Promise<string | undefined>;
  /** True once the user has logged in anew to the single sign-on of the profile. */
  logIn(profile: string, signal: AbortSignal): Promise<boolean>;
}

/** Refuses whatever is asked: for programs that nobody sits in front of. */
export const silentDialogue: Dialogue = {
  approve: async () => false,
  mfaCode: async () => undefined,
  logIn: async () => false,
};
