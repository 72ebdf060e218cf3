import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { silentDialogue } from '../../../backends/backend.ts';
import { awsConnections } from '../../../backends/cloudwatch/aws/connect.ts';
import { faultOf } from '../../../backends/cloudwatch/aws/faults.ts';
import {
  type FaultDetails,
  type FaultKind,
  LogsFault,
} from '../../../backends/cloudwatch/aws/logs-fault.ts';
import type { Fault } from '../stand-in/faults/faults.ts';
import { createStandIn, type StandInOptions, usualKey } from '../stand-in/stand-in.ts';
import { virtualClock } from '../stand-in/virtual-clock.ts';

const noon = Date.UTC(2022, 1, 18, 12);
const place = { profile: 'audit', region: 'eu-west-1' };

async function faultFrom(
  options: Partial<StandInOptions>,
  way: 'http' | 'in process',
  text = 'fields eventName',
): Promise<LogsFault> {
  const standIn = createStandIn({ clock: virtualClock(noon), ...options });
  standIn.cloud.place('123456789012', 'eu-west-1').addGroup({ name: 'trail', retentionDays: 1 });
  const server = way === 'http' ? await standIn.listen() : undefined;
  const to = server === undefined ? { requestHandler: standIn.handler } : server;
  const connect = awsConnections(silentDialogue, { ...to, credentials: async () => usualKey });
  const query = { text, start: noon / 1000 - 60, end: noon / 1000, limit: 1, logGroups: ['trail'] };
  try {
    await connect(place).api.startQuery(query, new AbortController().signal);
  } catch (error) {
    if (error instanceof LogsFault) return error;
    throw error;
  } finally {
    await server?.close();
  }
  throw new Error('the query was started');
}

const ofService: readonly (readonly [Fault, FaultKind, RegExp])[] = [
  [
    { kind: 'throttled' },
    'throttled',
    /^CloudWatch in eu-west-1 \(profile audit\) is asked too often: Rate exceeded$/,
  ],
  [{ kind: 'busy', quota: 30 }, 'busy', /as many queries as the account may have/],
  [{ kind: 'unavailable' }, 'service', /has failed/],
  [{ kind: 'unavailable', status: 500 }, 'service', /has failed/],
  [{ kind: 'cut', when: 'before' }, 'network', /the connection was cut/],
  [{ kind: 'cut', when: 'after' }, 'network', /the connection was cut/],
  [{ kind: 'cut', when: 'during' }, 'network', /the connection was cut/],
  [{ kind: 'garbled', body: 'text' }, 'unreadable', /makes no sense/],
  [{ kind: 'garbled', body: 'half' }, 'unreadable', /makes no sense/],
  [{ kind: 'garbled', body: 'html' }, 'unreadable', /makes no sense/],
  [{ kind: 'garbled', body: 'empty' }, 'unreadable', /it has no queryId/],
  [{ kind: 'proxy' }, 'service', /has failed/],
  [{ kind: 'expired' }, 'expired', /does not accept the credentials/],
  [{ kind: 'skew' }, 'clock', /the clock of this machine is wrong/],
  [
    { kind: 'denied' },
    'denied',
    /^the profile audit does not allow logs:StartQuery on the log group trail in eu-west-1: .*docs\/cloudwatch\.md/,
  ],
];

for (const way of ['http', 'in process'] as const) {
  suite(`what goes wrong ${way}`, () => {
    for (const [fault, kind, message] of ofService) {
      test(JSON.stringify(fault), async () => {
        const told = await faultFrom({ faults: () => fault }, way);
        equal(told.kind, kind);
        match(told.message, message);
        equal(told.details.profile, 'audit');
      });
    }
  });
}

test('the quota that the service tells is read', async () => {
  const { details } = await faultFrom(
    { faults: () => ({ kind: 'busy', quota: 30 }) },
    'in process',
  );
  equal(details.quota, 30);
});

test('a key that nobody knows counts as expired', async () => {
  equal((await faultFrom({ keys: new Map() }, 'in process')).kind, 'expired');
});

test('a query that does not compile says where', async () => {
  const fault = await faultFrom({}, 'in process', 'fields eventName | sorted x');
  equal(fault.kind, 'malformed');
  const { start = -1, end = -1 } = fault.details.location ?? {};
  equal('fields eventName | sorted x'.slice(start, end), 'sorted');
});

test('after one refusal the client signs with the time of the service', async () => {
  const standIn = createStandIn({ clock: virtualClock(noon), checksTime: true });
  standIn.cloud.place('123456789012', 'eu-west-1').addGroup({ name: 'trail' });
  const connect = awsConnections(silentDialogue, {
    requestHandler: standIn.handler,
    credentials: async () => usualKey,
  });
  const { api } = connect(place);
  const { signal } = new AbortController();
  await rejects(api.logGroups({}, signal), { kind: 'clock' });
  equal((await api.logGroups({}, signal)).items.length, 1);
});

test('a request that is aborted says so and nothing else', async () => {
  const clock = virtualClock(noon);
  const standIn = createStandIn({ clock, faults: () => ({ kind: 'cut', when: 'before' }) });
  const connect = awsConnections(silentDialogue, {
    requestHandler: standIn.handler,
    credentials: async () => usualKey,
  });
  await rejects(connect(place).api.logGroups({}, AbortSignal.abort()), { kind: 'aborted' });
});

interface Case {
  readonly name: string;
  readonly message?: string;
  readonly code?: string;
  readonly status?: number;
  readonly operation?: string;
  readonly is: FaultKind;
  readonly says?: RegExp;
}

const cases: readonly Case[] = [
  { name: 'ThrottledException', is: 'throttled' },
  { name: 'TooManyRequestsException', status: 429, is: 'throttled' },
  { name: 'Whatever', status: 429, is: 'throttled' },
  {
    name: 'LimitExceededException',
    message: 'Account maximum query concurrency limit of [30] reached',
    is: 'busy',
  },
  { name: 'LimitExceededException', operation: 'PutQueryDefinition', is: 'invalid' },
  { name: 'InternalFailure', status: 500, is: 'service' },
  { name: 'Whatever', status: 504, is: 'service' },
  { name: 'Error', code: 'ECONNRESET', is: 'network' },
  { name: 'Error', code: 'ENOTFOUND', is: 'network', says: /no such Region/ },
  { name: 'Error', code: 'EPIPE', is: 'network' },
  { name: 'Error', code: 'UND_ERR_SOCKET', is: 'network' },
  { name: 'Error', code: 'CERT_HAS_EXPIRED', is: 'network' },
  { name: 'Error', code: 'DEPTH_ZERO_SELF_SIGNED_CERT', is: 'network' },
  {
    name: 'Error',
    code: 'SELF_SIGNED_CERT_IN_CHAIN',
    message: 'self-signed certificate in certificate chain',
    is: 'network',
    says: /self-signed certificate/,
  },
  { name: 'AggregateError', code: 'ETIMEDOUT', is: 'network', says: /took too long/ },
  { name: 'TimeoutError', is: 'network', says: /took too long/ },
  { name: 'AbortError', message: 'Request aborted', is: 'network' },
  { name: 'ExpiredToken', is: 'expired' },
  { name: 'InvalidClientTokenId', is: 'expired' },
  { name: 'RequestTimeTooSkewed', is: 'clock' },
  { name: 'InvalidSignatureException', message: 'Signature not yet current: …', is: 'clock' },
  {
    name: 'SignatureDoesNotMatch',
    message: 'The request signature we calculated does not match',
    is: 'no-credentials',
  },
  {
    name: 'MalformedQueryException',
    message:
      "Query's end date and time is either before the log groups creation time or exceeds the log groups log retention settings ([0,79])",
    is: 'retention',
    says: /the range lies outside of what the log group trail in eu-west-1 keep.*later range/,
  },
  {
    name: 'ResourceNotFoundException',
    message: "Log group 'trail' does not exist for account ID '1'",
    is: 'not-found',
    says: /check the name, the Region and the profile/,
  },
  {
    name: 'InvalidParameterException',
    message: 'bad',
    is: 'invalid',
    says: /refuses StartQuery: bad$/,
  },
  { name: 'Whatever', status: 403, is: 'denied' },
  { name: 'Whatever', status: 418, is: 'invalid' },
  { name: 'TypeError', status: 200, is: 'unreadable' },
  {
    name: 'CredentialsProviderError',
    message:
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
    operation: '',
    is: 'login-needed',
    says: /aws sso login --profile audit$/,
  },
  {
    name: 'TokenProviderError',
    message:
      "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
    operation: '',
    is: 'login-needed',
  },
  {
    name: 'CredentialsProviderError',
    message: 'UnauthorizedException: Session token not found or invalid',
    operation: '',
    is: 'login-needed',
  },
  {
    name: 'CredentialsProviderError',
    message: 'ForbiddenException: No access',
    operation: '',
    is: 'denied',
  },
  {
    name: 'CredentialsProviderError',
    message: 'Error: getaddrinfo ENOTFOUND portal.sso.us-east-1.amazonaws.com',
    operation: '',
    is: 'network',
    says: /the sign-in for CloudWatch/,
  },
  {
    name: 'CredentialsProviderError',
    message: 'Could not load credentials from any providers',
    operation: '',
    is: 'no-credentials',
    says: /aws sts get-caller-identity --profile audit$/,
  },
  { name: 'TypeError', message: 'x is not a function', operation: '', is: 'no-credentials' },
];

for (const { is, says, ...thrown } of cases) {
  test(`${thrown.name} ${thrown.code ?? thrown.status ?? thrown.message ?? ''} is ${is}`, () => {
    const { name, message = '', code, status, operation = 'StartQuery' } = thrown;
    const metadata = status === undefined ? {} : { $metadata: { httpStatusCode: status } };
    const error = Object.assign(new Error(message), { name, code, ...metadata });
    const context = {
      place,
      operation: operation === '' ? undefined : operation,
      logGroups: ['trail'],
    };
    const fault = faultOf(error, context);
    equal(fault.kind, is);
    if (says !== undefined) match(fault.message, says);
  });
}

test('a profile of any name can be pasted into a shell', () => {
  const fault = faultOf(new Error('gone'), { place: { profile: "a'; b", region: 'eu-west-1' } });
  match(fault.message, /--profile 'a'\\''; b'$/);
});

test('a fault stays as it is', () => {
  const details: FaultDetails = { kind: 'busy', message: 'm' };
  const fault = new LogsFault(details);
  deepEqual(faultOf(fault, { place }), fault);
});
