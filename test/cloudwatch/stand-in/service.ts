import type { Clock } from '../../../backends/clock.ts';
import { type Cloud } from './cloud.ts';
import type { Fault, FaultScript, SeenRequest } from './faults/faults.ts';
import type { Input } from './operations/input.ts';
import { operations } from './operations/operations.ts';
import type { LifeScript } from './query/query-life.ts';
import {
  type Quotas,
  type RateMeter,
  rateMeter,
  throttled,
  tooManyQueries,
  type Violation,
} from './quotas.ts';
import { ServiceError } from './service-error.ts';
import {
  accessDenied,
  type AccessKeys,
  authenticate,
  clockSkew,
  expiredToken,
  largestSkew,
  type Signature,
  signatureOf,
} from './wire/credentials.ts';
import { errorReply, garbled, outputReply, pageReply, type ReplyStamp } from './wire/replies.ts';
import type { WireOutcome, WireReply, WireRequest } from './wire/wire.ts';

export interface ServiceOptions {
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly keys: AccessKeys;
  readonly quotas: (account: string, region: string) => Quotas;
  readonly life: LifeScript;
  readonly faults: FaultScript;
  /** True where signatures of another time than the clock's are refused. */
  readonly checksTime: boolean;
}

/** A request and what came of it. */
export interface AnsweredRequest extends SeenRequest {
  readonly fault: Fault | undefined;
  /** The error that the service gave; undefined where it did what was asked. */
  error: string | undefined;
}

export interface Service {
  answer(request: WireRequest): Promise<WireOutcome>;
  /** In the order in which they came. */
  readonly requests: readonly AnsweredRequest[];
  readonly violations: readonly Violation[];
  /** What the stand-in itself did wrong; to clients it was an `InternalFailure`. */
  readonly failures: readonly unknown[];
  /** The most requests of an operation within a second in any one account and region. */
  peakOf(operation: string): number;
}

export function createService(options: ServiceOptions): Service {
  return new WireService(options);
}

class WireService implements Service {
  readonly requests: AnsweredRequest[] = [];
  readonly violations: Violation[] = [];
  readonly failures: unknown[] = [];
  readonly #options: ServiceOptions;
  /** By operation, account and region. */
  readonly #meters = new Map<string, RateMeter>();

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  peakOf(operation: string): number {
    const peaks = Array.from(this.#meters)
      .filter(([key]) => key.startsWith(`${operation} `))
      .map(([, { peak }]) => peak);
    return Math.max(0, ...peaks);
  }

  async answer(request: WireRequest): Promise<WireOutcome> {
    const { clock, keys, faults } = this.#options;
    const signature = signatureOf(request);
    const seen: SeenRequest = {
      number: this.requests.length,
      time: clock.now(),
      operation: operationOf(request),
      account: keys.get(signature?.keyId ?? '')?.account ?? '',
      region: signature?.region ?? '',
      input: inputOf(request),
    };
    const fault = faults(seen);
    const answered: AnsweredRequest = { ...seen, fault, error: undefined };
    this.requests.push(answered);
    // Requests count however they end, as they do for who watches the rate from outside.
    const isInTime = this.#meterOf(seen).arrive(seen.time);
    if (fault?.kind === 'cut' && fault.when === 'before') return { kind: 'cut', half: undefined };
    if (fault?.kind === 'proxy') return pageReply(502, this.#stamp(seen));
    const reply = this.#reply(answered, signature, isInTime);
    return await this.#spoil(reply, fault, request.signal);
  }

  #meterOf({ operation, account, region }: SeenRequest): RateMeter {
    const key = `${operation} ${account} ${region}`;
    const { rates } = this.#options.quotas(account, region);
    const meter = this.#meters.get(key) ?? rateMeter(rates.get(operation) ?? Infinity);
    this.#meters.set(key, meter);
    return meter;
  }

  #stamp({ number }: SeenRequest): ReplyStamp {
    const requestId = `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`;
    return { requestId, time: this.#options.clock.now() };
  }

  #reply(request: AnsweredRequest, signature: Signature | undefined, isInTime: boolean): WireReply {
    try {
      this.#check(request, signature, isInTime);
      return outputReply(this.#perform(request), this.#stamp(request));
    } catch (error) {
      const known = error instanceof ServiceError ? error : this.#fail(error);
      request.error = known.code;
      return errorReply(known, this.#stamp(request));
    }
  }

  #fail(error: unknown): ServiceError {
    this.failures.push(error);
    return new ServiceError('InternalFailure', `the stand-in failed: ${String(error)}`);
  }

  #check(request: AnsweredRequest, signature: Signature | undefined, isInTime: boolean): void {
    const { keys, checksTime, quotas } = this.#options;
    const { operation, time, account, region, fault } = request;
    const injected = fault && refusal(fault, request, signature);
    if (injected !== undefined) throw injected;
    authenticate(signature, keys, { operation, now: time });
    const signed = signature?.time ?? 0;
    if (checksTime && Math.abs(signed - time) > largestSkew) throw clockSkew(signed, time);
    if (isInTime) return;
    if (quotas(account, region).rates.has(operation)) {
      this.violations.push({ account, region, operation, time, what: 'rate' });
    }
    throw throttled();
  }

  #perform({ operation, account, region, input }: AnsweredRequest): Input {
    const perform = operations.get(operation);
    if (perform === undefined) {
      throw new ServiceError('UnknownOperationException', `There is no operation "${operation}"`);
    }
    const { cloud, life, quotas } = this.#options;
    const complain = (violation: Violation): void => void this.violations.push(violation);
    const place = cloud.place(account, region);
    return perform({ cloud, place, quotas: quotas(account, region), life, complain }, input);
  }

  async #spoil(
    reply: WireReply,
    fault: Fault | undefined,
    signal: AbortSignal,
  ): Promise<WireOutcome> {
    switch (fault?.kind) {
      case 'cut':
        return { kind: 'cut', half: fault.when === 'during' ? reply : undefined };
      case 'garbled':
        return garbled(reply, fault.body);
      case 'slow':
        await this.#options.clock.sleep(fault.milliseconds, signal);
        return reply;
      default:
        return reply;
    }
  }
}

/** The error that a fault gives instead of an answer, where it is one of the service's own. */
function refusal(
  fault: Fault,
  { account, operation, time }: SeenRequest,
  signature: Signature | undefined,
): ServiceError | undefined {
  switch (fault.kind) {
    case 'throttled':
      return throttled();
    case 'busy':
      return tooManyQueries(fault.quota ?? 100);
    case 'unavailable':
      return fault.status === 500
        ? new ServiceError('InternalFailure', 'The request processing has failed.')
        : new ServiceError(
            'ServiceUnavailableException',
            'The service cannot complete the request.',
          );
    case 'expired':
      return expiredToken();
    case 'skew':
      return clockSkew(Math.min(signature?.time ?? 0, time - 4 * largestSkew), time);
    case 'denied':
      return accessDenied(account, operation);
    case 'cut':
    case 'slow':
    case 'garbled':
    case 'proxy':
      return undefined;
  }
}

function operationOf({ headers }: WireRequest): string {
  const [, operation = ''] = /^Logs_20140328\.(\w+)$/.exec(headers.get('x-amz-target') ?? '') ?? [];
  return operation;
}

function inputOf({ body }: WireRequest): Input {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null
      ? Object.fromEntries(Object.entries(parsed))
      : {};
  } catch {
    return {};
  }
}
