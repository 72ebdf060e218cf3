import { hexDigits, upperLetters, type Random } from '../samples/random.ts';
import { kinds, type Kind } from './kinds.ts';
import type { Caller } from './caller.ts';

/** Where and when an event happens, and the stream that its details are drawn from. */
export interface Setting {
  readonly random: Random;
  readonly account: string;
  readonly region: string;
  /** `2024-01-01T00:00:00Z`, and its day. */
  readonly time: string;
  readonly day: string;
  /** Whether an intruder is among the callers. */
  readonly intruded: boolean;
}

/** A made-up CloudTrail record, keys in CloudTrail's order. */
export function record(setting: Setting, caller: Caller): object {
  const { random } = setting;
  const kind = pickKind(random);
  const failed = random.next() < kind.failures;
  const details = kind.details(setting);
  return {
    eventVersion: '1.08',
    userIdentity: caller.identity,
    eventTime: setting.time,
    eventSource: kind.source,
    eventName: kind.name,
    awsRegion: setting.region,
    sourceIPAddress: caller.address,
    userAgent: caller.userAgent,
    ...(failed ? failure(random, kind) : {}),
    requestParameters: details.request,
    responseElements: failed ? null : details.response,
    ...(details.additional === undefined ? {} : { additionalEventData: details.additional }),
    requestID: kind.source.startsWith('s3') ? random.text(upperLetters, 16) : uuid(random),
    eventID: uuid(random),
    readOnly: kind.readOnly,
    ...(details.resources === undefined ? {} : { resources: details.resources }),
    eventType: 'AwsApiCall',
    managementEvent: !kind.data,
    recipientAccountId: setting.account,
    eventCategory: kind.data ? 'Data' : 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.2',
      cipherSuite: 'ECDHE-RSA-AES128-GCM-SHA256',
      clientProvidedHostHeader: `${kind.source.split('.')[0] ?? ''}.${setting.region}.amazonaws.com`,
    },
  };
}

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.text(hexDigits, length)).join('-');
}

const totalWeight = kinds.reduce((sum, kind) => sum + kind.weight, 0);

function pickKind(random: Random): Kind {
  let rest = random.next() * totalWeight;
  for (const kind of kinds) {
    rest -= kind.weight;
    if (rest < 0) return kind;
  }
  throw new Error('the weights of the kinds do not add up');
}

function failure(random: Random, kind: Kind): object {
  if (random.next() < 0.6) return denial(kind);
  return random.pick(failures);
}

const failures = [
  { errorCode: 'ThrottlingException', errorMessage: 'Rate exceeded' },
  { errorCode: 'ValidationException', errorMessage: '1 validation error detected' },
  { errorCode: 'ResourceNotFoundException', errorMessage: 'The resource could not be found.' },
  { errorCode: 'InternalFailure' },
];

function denial(kind: Kind): object {
  const action = `${kind.source.split('.')[0] ?? ''}:${kind.name}`;
  return {
    errorCode: 'AccessDenied',
    errorMessage: `User is not authorized to perform: ${action} because no identity-based policy allows the "${action}" action`,
  };
}
