import type { EventField, EventFieldType, EventModel } from './event-models.ts';

/** What some records say of a call in `additionalEventData`. No model has it. */
interface AdditionalData {
  readonly eventSource: string;
  readonly eventName: RegExp;
  readonly fields: readonly EventField[];
}

const field = (
  name: string,
  summary: string,
  values: readonly string[] = [],
  type: EventFieldType = 'text',
): EventField => ({ name, type, summary, values, hasParts: false, events: 1 });

const yesOrNo = ['Yes', 'No'];

/* Sources: “Sign-in events” of the CloudTrail User Guide, the guides of S3 and KMS, and records. */
const additional: readonly AdditionalData[] = [
  {
    eventSource: 'signin.amazonaws.com',
    eventName: /^ConsoleLogin$/,
    fields: [
      field('MFAUsed', 'Whether the login used MFA.', yesOrNo),
      field('LoginTo', 'The address that the login led to.'),
      field('MobileVersion', 'Whether the login was on a mobile device.', yesOrNo),
      field('MFAIdentifier', 'The MFA device that was used.'),
    ],
  },
  {
    eventSource: 'signin.amazonaws.com',
    eventName: /^CheckMfa$/,
    fields: [field('MfaType', 'The kind of MFA that was asked for.')],
  },
  {
    eventSource: 'signin.amazonaws.com',
    eventName: /^(?:SwitchRole|ExitRole|RenewRole)$/,
    fields: [
      field('SwitchFrom', 'The identity that switched roles.'),
      field('RedirectTo', 'The address that the switch led to.'),
    ],
  },
  {
    eventSource: 's3.amazonaws.com',
    eventName: /./,
    fields: [
      field('bytesTransferredOut', 'The bytes that were sent to the caller.', [], 'number'),
      field('bytesTransferredIn', 'The bytes that were received from the caller.', [], 'number'),
      field('AuthenticationMethod', 'How the call was authenticated.', [
        'AuthHeader',
        'QueryString',
      ]),
      field('SSEApplied', 'The encryption that was used.'),
      field('SignatureVersion', 'How the call was signed.', ['SigV4', 'SigV2']),
      field('CipherSuite', 'How the connection was encrypted.'),
      field('vpcEndpointId', 'The endpoint of a VPC that the call came by.'),
      field('x-amz-id-2', 'The second id of the request, for AWS Support.'),
    ],
  },
  {
    eventSource: 'kms.amazonaws.com',
    eventName: /^(?:(?:Connect|Delete|Disconnect|Update)CustomKeyStore)$/,
    fields: [
      field('customKeyStoreName', 'The name of the key store.'),
      field('clusterId', 'The cluster of CloudHSM that the key store is in.'),
    ],
  },
  {
    eventSource: 'kms.amazonaws.com',
    eventName: /^RetireGrant$/,
    fields: [field('grantId', 'The grant that was given up.')],
  },
];

export const ADDITIONAL_DATA = 'additionalEventData';

/** What any of these events has there, or any at all; those that most of them have first. */
export const additionalFields = (
  events: readonly EventModel[] | undefined,
): readonly EventField[] => {
  const fields = new Map<string, EventField>();
  for (const found of events?.flatMap(fieldsOf) ?? additional.flatMap((one) => one.fields)) {
    const counted = (fields.get(found.name)?.events ?? 0) + 1;
    fields.set(found.name, { ...found, events: counted });
  }
  return [...fields.values()].sort((a, b) => b.events - a.events);
};

const fieldsOf = ({ eventSource, eventName }: EventModel): readonly EventField[] =>
  additional
    .filter((one) => one.eventSource === eventSource && one.eventName.test(eventName))
    .flatMap((one) => one.fields);
