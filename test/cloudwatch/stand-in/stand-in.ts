import type { Clock } from '../../../backends/clock.ts';
import { createCloud, type Cloud } from './cloud.ts';
import { type FaultScript, noFaults } from './faults/faults.ts';
import { createQueryAnswers, type QueryAnswers } from './query/query-answers.ts';
import {
  isActive,
  type LifeScript,
  type StartedQuery,
  statusAt,
  usualLife,
} from './query/query-life.ts';
import { type Quotas, usualQuotas } from './quotas.ts';
import { createService, type Service } from './service.ts';
import type { AccessKeys } from './wire/credentials.ts';
import { listen, type ListeningServer } from './wire/http-server.ts';
import { inProcessHandler, type InProcessHandler } from './wire/in-process.ts';

export interface StandInOptions {
  readonly clock: Clock;
  /** By access key id; one key of the account 123456789012 unless given. */
  readonly keys?: AccessKeys;
  readonly quotas?: Quotas | ((account: string, region: string) => Quotas);
  readonly life?: LifeScript;
  readonly faults?: FaultScript;
  /** Accounts whose log groups an account may query by ARN. */
  readonly links?: ReadonlyMap<string, readonly string[]>;
  /** Shared by stand-ins that are asked the same. */
  readonly answers?: QueryAnswers;
  /**
   * False where a range ends with the first millisecond of its last second, as the service was once
   * seen to do; true unless given.
   */
  readonly hasWholeEnd?: boolean;
  /** True where signatures have to be of the clock's time; the client learns it from answers. */
  readonly checksTime?: boolean;
}

/**
 * CloudWatch Logs, as far as clients can tell.
 *
 * Give it log groups (`cloud.place(account, region).addGroup(…)`), scripts of faults and of queries'
 * lives, and a client: by `handler`, or by the endpoint of `listen()`. One client can serve many
 * stand-ins by `inProcessHandler((request) => current.answer(request))`, which saves most of the time
 * that a new client takes.
 */
export interface StandIn extends Service {
  readonly cloud: Cloud;
  /** The SDK client's `requestHandler`: no sockets. */
  readonly handler: InProcessHandler;
  /** The same over HTTP. */
  listen(): Promise<ListeningServer>;
  /** Queries that were started, in that order. */
  queries(): readonly StartedQuery[];
  /** Those that have not ended by now. */
  running(): readonly StartedQuery[];
}

/** The account and the access key that a stand-in knows unless it is told others. */
export const usualAccount = '123456789012';
export const usualKey = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not-checked' };

export function createStandIn(options: StandInOptions): StandIn {
  const {
    clock,
    links = new Map(),
    answers = createQueryAnswers(),
    quotas = usualQuotas,
  } = options;
  const { hasWholeEnd = true } = options;
  const cloud = createCloud({ clock, links, answers, hasWholeEnd });
  const service = createService({
    cloud,
    clock,
    keys: options.keys ?? new Map([[usualKey.accessKeyId, { account: usualAccount }]]),
    quotas: typeof quotas === 'function' ? quotas : () => quotas,
    life: options.life ?? usualLife,
    faults: options.faults ?? noFaults,
    checksTime: options.checksTime ?? false,
  });
  const answer = service.answer.bind(service);
  const queries = (): readonly StartedQuery[] =>
    Array.from(cloud.places, (place) => [...place.queries.values()])
      .flat()
      .toSorted((one, other) => one.number - other.number);
  return {
    cloud,
    requests: service.requests,
    violations: service.violations,
    failures: service.failures,
    answer,
    peakOf: (operation) => service.peakOf(operation),
    handler: inProcessHandler(answer),
    listen: async () => await listen(answer),
    queries,
    running: () => queries().filter((query) => isActive(statusAt(query, clock.now()))),
  };
}
