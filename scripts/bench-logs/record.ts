import { hexDigits, upperLetters, type Random } from '../samples/random.ts';
import { kinds, type Kind } from './kinds.ts';
import { caller } from './caller.ts';

/** Where and when an event happens, and the stream that its details are drawn from. */
export interface Setting {
  readonly random: Random;
  readonly account: string;
  readonly region: string;
  /** `2024-01-01T00:00:00Z`. */
  readonly time: string;
}

/** A made-up CloudTrail record, keys in CloudTrail's order. */
export function record(setting: Setting): object {
  const { random } = setting;
  const kind = pickKind(random);
  const failed = random.next() < kind.failures;
  const details = kind.details(setting);
  return {
    eventVersion: '1.08',
    userIdentity: caller(setting),
    eventTime: setting.time,
    eventSource: kind.source,
    eventName: kind.name,
    awsRegion: setting.region,
    sourceIPAddress: `198.51.${random.int(96, 103)}.${random.int(1, 254)}`,
    userAgent: random.pick(userAgents),
    ...(failed ? denial(kind) : {}),
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

function denial(kind: Kind): object {
  const action = `${kind.source.split('.')[0] ?? ''}:${kind.name}`;
  return {
    errorCode: 'AccessDenied',
    errorMessage: `User is not authorized to perform: ${action} because no identity-based policy allows the "${action}" action`,
  };
}

const userAgents = [
  'aws-sdk-go/1.44.157 (go1.19.3; linux; amd64)',
  'aws-cli/2.15.10 Python/3.11.6 Linux/5.15.0-1051-aws exe/x86_64.ubuntu.22 prompt/off command/s3.cp',
  'Boto3/1.34.11 md/Botocore#1.34.11 ua/2.0 os/linux#5.10.205-195.804.amzn2.x86_64 md/arch#x86_64 lang/python#3.9.16',
  '[aws-sdk-java/1.12.429 Linux/5.4.228-131.415.amzn2int.x86_64 OpenJDK_64-Bit_Server_VM/25.372-b08 java/1.8.0_372 vendor/Oracle_Corporation cfg/retry-mode/standard]',
  'APN/1.0 HashiCorp/1.0 Terraform/1.6.6 (+https://www.terraform.io) terraform-provider-aws/5.31.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go/1.49.6 (go1.20.11; linux; amd64)',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
];
