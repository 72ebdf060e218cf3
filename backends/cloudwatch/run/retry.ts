import type { Clock } from '../../clock.ts';
import { type FaultKind, LogsFault } from '../aws/logs-fault.ts';

const minute = 60_000;

/** How a kind of fault is borne. */
interface Rule {
  /** Milliseconds that the first pause may last; each further one may last twice as long. */
  readonly pause: number;
  /** Milliseconds that no pause is longer than. */
  readonly longestPause: number;
  /** Milliseconds of nothing but such faults, and number of them, after which it is given up. */
  readonly lasts: number;
  readonly tries: number;
  /** The end of a sentence that begins with “waiting for”; undefined: not worth telling. */
  readonly waitingFor: (fault: LogsFault) => string | undefined;
  /** The same where the service has never been reached, which looks like a mistake. */
  readonly lastsUnreached?: number;
  /** What happened and what to do, once it is given up; empty where the fault says it all. */
  readonly complaint: (time: string) => string;
}

const trouble: Rule = {
  pause: 500,
  longestPause: 15_000,
  lasts: 3 * minute,
  tries: Infinity,
  waitingFor: () => 'CloudWatch to recover',
  complaint: (time) => `CloudWatch has failed to answer for ${time}; run the query again later`,
};

/** Kinds of faults after which the same request may succeed. */
const rules: ReadonlyMap<FaultKind, Rule> = new Map<FaultKind, Rule>([
  [
    'throttled',
    {
      pause: 500,
      longestPause: 10_000,
      lasts: 30 * minute,
      tries: Infinity,
      waitingFor: () => 'the rate limit of CloudWatch',
      complaint: (time) =>
        `others have used up the requests that CloudWatch allows the account for ${time}; run the query again when fewer queries run`,
    },
  ],
  [
    'busy',
    {
      pause: 1000,
      longestPause: 15_000,
      lasts: 30 * minute,
      tries: Infinity,
      waitingFor: ({ details: { quota } }) =>
        `one of the ${quota === undefined ? '' : `${quota} `}queries that the account may run at once`,
      complaint: (time) =>
        `other queries have taken all that the account may run at once for ${time}; run the query again when they have ended, or ask AWS for a higher quota`,
    },
  ],
  [
    'network',
    {
      pause: 500,
      longestPause: 15_000,
      lasts: 10 * minute,
      lastsUnreached: minute,
      tries: Infinity,
      waitingFor: () => 'the network',
      complaint: (time) =>
        `CloudWatch could not be reached for ${time}; check the network and run the query again`,
    },
  ],
  ['service', trouble],
  [
    'unreadable',
    {
      ...trouble,
      tries: 8,
      complaint: () =>
        "the answers of CloudWatch can't be read; check whether a proxy changes them, and run the query again",
    },
  ],
  [
    'clock',
    {
      ...trouble,
      pause: 100,
      tries: 2,
      waitingFor: () => undefined,
      complaint: () => 'the clock of this machine is wrong; set it right and run the query again',
    },
  ],
  [
    'expired',
    {
      ...trouble,
      tries: 3,
      waitingFor: () => 'new credentials',
      complaint: () => '',
    },
  ],
]);

/** So that a pause by chance is not none at all. */
const shortestPause = 50;

/** With one fault or another, nobody is kept waiting longer. */
const longestWait = 60 * minute;

export interface Pause {
  readonly milliseconds: number;
  readonly waitingFor: string | undefined;
}

export interface RetryServices {
  readonly clock: Clock;
  /** At least 0 and less than 1. */
  readonly random: () => number;
  /** False while no query has been started: what can't be reached then looks like a mistake. */
  readonly isReached?: () => boolean;
}

/** Says how long to wait after an error before the next try, or throws what there is to say of it. */
export type Patience = (error: unknown) => Pause;

/**
 * The patience for one request. Pauses are exponential with full jitter, so that many who failed
 * together don't come back together.
 */
export function patience({ clock, random, isReached = () => true }: RetryServices): Patience {
  const begun = clock.now();
  let kind: FaultKind | undefined;
  let since = 0;
  let tries = 0;
  return (error) => {
    if (!(error instanceof LogsFault)) throw error;
    const rule = rules.get(error.kind);
    if (rule === undefined) throw error;
    const now = clock.now();
    if (error.kind !== kind) [kind, since, tries] = [error.kind, now, 0];
    const lasts = isReached() ? rule.lasts : (rule.lastsUnreached ?? rule.lasts);
    const isTired = tries >= rule.tries || now - since >= lasts || now - begun >= longestWait;
    if (isTired) throw givenUp(error, rule.complaint(timeText(now - since)));
    const most = Math.min(rule.longestPause, rule.pause * 2 ** tries);
    tries += 1;
    return {
      milliseconds: Math.max(shortestPause, random() * most),
      waitingFor: rule.waitingFor(error),
    };
  };
}

function givenUp(fault: LogsFault, complaint: string): LogsFault {
  if (complaint === '') return fault;
  return new LogsFault({ ...fault.details, message: `${complaint} (${fault.message})` });
}

function timeText(milliseconds: number): string {
  const minutes = Math.round(milliseconds / minute);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
