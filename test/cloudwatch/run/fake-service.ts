import type { Clock } from '../../../backends/clock.ts';
import type {
  FieldsOfRow,
  LogsApi,
  PageReference,
  QueryPage,
  QueryStatus,
  StartedQuery,
} from '../../../backends/cloudwatch/aws/logs-api.ts';
import { type FaultDetails, LogsFault } from '../../../backends/cloudwatch/aws/logs-fault.ts';
import type { Connection } from '../../../backends/cloudwatch/aws/connection.ts';

export type Operation = 'start' | 'results' | 'stop' | 'recent';

/** What happens to a call instead of, or besides, its answer. */
export interface Mishap {
  readonly fault: FaultDetails;
  /** The call is carried out all the same. */
  readonly isDone?: boolean;
}

export interface Call {
  readonly operation: Operation;
  readonly time: number;
  /** Counted from 1 for each operation. */
  readonly number: number;
  readonly queryId?: string | undefined;
  readonly nextToken?: string | undefined;
}

export interface ServiceScript {
  /** Milliseconds from the start of a query to its end. */
  readonly duration: number;
  readonly rows: number;
  readonly rowsOfPage: number;
  /** How queries end. */
  readonly end: QueryStatus;
  /** Milliseconds that a call takes. */
  readonly latency: number;
  /** Queries that may run at once. */
  readonly quota: number;
  readonly mishap: (call: Call) => Mishap | undefined;
  /** The state told of a running query. */
  readonly running: (age: number) => QueryStatus;
}

interface Query {
  readonly id: string;
  readonly query: StartedQuery;
  readonly start: number;
  stopped: boolean;
}

const usual: ServiceScript = {
  duration: 2000,
  rows: 3,
  rowsOfPage: 10_000,
  end: 'Complete',
  latency: 30,
  quota: 100,
  mishap: () => undefined,
  running: () => 'Running',
};

/** CloudWatch in a few lines, for the order of things in time: rows are numbers. */
export function fakeService(clock: Clock, changes: Partial<ServiceScript> = {}) {
  const script = { ...usual, ...changes };
  const queries: Query[] = [];
  const calls: Call[] = [];

  const statusOf = ({ start, stopped }: Query): QueryStatus => {
    if (stopped) return 'Cancelled';
    const age = clock.now() - start;
    return age < script.duration ? script.running(age) : script.end;
  };
  const isLive = (query: Query): boolean => !dead.has(statusOf(query));
  const find = (queryId: string): Query => {
    const query = queries.find(({ id }) => id === queryId);
    if (query === undefined) throw fault('not-found');
    return query;
  };

  async function call<T>(
    signal: AbortSignal,
    what: Pick<Call, 'operation' | 'queryId' | 'nextToken'>,
    work: () => T,
  ): Promise<T> {
    if (signal.aborted) throw fault('aborted');
    const number = calls.filter(({ operation }) => operation === what.operation).length + 1;
    const made = { ...what, number, time: clock.now() };
    calls.push(made);
    const mishap = script.mishap(made);
    const value = mishap === undefined || mishap.isDone === true ? work() : undefined;
    await clock.sleep(script.latency, signal);
    if (signal.aborted) throw fault('aborted');
    if (mishap !== undefined) throw new LogsFault(mishap.fault);
    return value ?? work();
  }

  function start(query: StartedQuery): string {
    if (queries.filter(isLive).length >= script.quota) {
      throw new LogsFault({ kind: 'busy', message: 'too many', quota: script.quota });
    }
    const id = `query-${queries.length + 1}`;
    queries.push({ id, query, start: clock.now(), stopped: false });
    return id;
  }

  function results({ queryId, nextToken }: PageReference): QueryPage {
    const query = find(queryId);
    const status = statusOf(query);
    const isOver = status === 'Complete';
    const age = Math.min(1, (clock.now() - query.start) / script.duration);
    const count = isOver ? script.rows : Math.floor(age * Math.min(script.rows, 1000));
    const first = nextToken === undefined ? 0 : Number(nextToken.slice(queryId.length + 1));
    const end = Math.min(count, first + script.rowsOfPage);
    return {
      status,
      items: Array.from({ length: end - first }, (_, index) => row(first + index)),
      nextToken: end < count ? `${queryId}/${end}` : undefined,
      statistics: { ...noneScanned, recordsScanned: count, recordsMatched: count },
    };
  }

  const api: LogsApi = {
    ...nothingElse,
    startQuery: async (query, signal) =>
      await call(signal, { operation: 'start' }, () => start(query)),
    queryResults: async (page, signal) =>
      await call(signal, { operation: 'results', ...page }, () => results(page)),
    stopQuery: async (queryId, signal) =>
      await call(signal, { operation: 'stop', queryId }, () => {
        const query = find(queryId);
        if (!isLive(query)) return false;
        query.stopped = true;
        return true;
      }),
    recentQueries: async (signal) =>
      await call(signal, { operation: 'recent' }, () =>
        queries.map((query) => ({
          queryId: query.id,
          text: query.query.text,
          status: statusOf(query),
        })),
      ),
  };
  const connection: Connection = { api, quotaKey: async () => 'lab-eu-west-1' };
  return {
    connection,
    calls,
    queries: queries as readonly Query[],
    live: () => queries.filter(isLive).map(({ id }) => id),
    timesOf: (wanted: Operation) =>
      calls.filter(({ operation }) => operation === wanted).map(({ time }) => time),
  };
}

export function fault(kind: FaultDetails['kind'], message = `a fault: ${kind}`): LogsFault {
  return new LogsFault({ kind, message });
}

export function row(number: number): FieldsOfRow {
  return [['number', String(number)]];
}

const dead: ReadonlySet<QueryStatus> = new Set(['Complete', 'Failed', 'Cancelled', 'Timeout']);

const noneScanned = {
  recordsMatched: 0,
  recordsScanned: 0,
  bytesScanned: 0,
  bytesSkipped: 0,
  logGroupsScanned: 0,
};

const unused = async (): Promise<never> => {
  throw new Error('not a part of following queries');
};

const nothingElse = {
  logRecord: unused,
  logGroups: unused,
  logStreams: unused,
  fields: unused,
  savedQueries: unused,
  saveQuery: unused,
  deleteSavedQuery: unused,
};
