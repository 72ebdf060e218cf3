import { hexDigits, lettersAndDigits, type Random } from '../samples/random.ts';
import type { Setting } from './record.ts';

export interface Kind {
  readonly source: string;
  readonly name: string;
  readonly weight: number;
  readonly readOnly: boolean;
  /** A data event, not a management event. */
  readonly data: boolean;
  /** The share of calls that are denied. */
  readonly failures: number;
  readonly details: (setting: Setting) => Details;
}

export interface Details {
  readonly request: object | null;
  readonly response: object | null;
  readonly additional?: object;
  readonly resources?: readonly object[];
}

/** What is called, most often first: a busy account's mix of data and management events. */
export const kinds: readonly Kind[] = [
  data('s3', 'GetObject', 10, s3Object),
  data('s3', 'PutObject', 7, s3Object),
  data('s3', 'HeadObject', 3, s3Object),
  read('s3', 'GetBucketAcl', 3, bucket),
  read('s3', 'ListBuckets', 1, nothing),
  read('s3', 'GetBucketEncryption', 1, bucket),
  read('sts', 'AssumeRole', 5, assumeRole),
  read('sts', 'GetCallerIdentity', 2, nothing),
  read('kms', 'Decrypt', 9, kmsKey),
  read('kms', 'GenerateDataKey', 5, kmsKey),
  read('kms', 'DescribeKey', 1, kmsKey),
  read('ec2', 'DescribeInstances', 4, describeInstances),
  read('ec2', 'DescribeNetworkInterfaces', 2, describeInstances),
  read('ec2', 'DescribeVolumes', 1, describeInstances),
  read('ec2', 'DescribeSecurityGroups', 1, describeInstances),
  write('ec2', 'RunInstances', 0.6, runInstances),
  write('ec2', 'TerminateInstances', 0.4, describeInstances),
  write('ec2', 'CreateTags', 0.7, describeInstances),
  read('logs', 'DescribeLogGroups', 2, logGroup),
  read('logs', 'DescribeLogStreams', 2, logGroup),
  write('logs', 'CreateLogStream', 3, logGroup),
  read('iam', 'GetRole', 1.5, role),
  read('iam', 'ListRoles', 0.8, nothing),
  read('iam', 'GetPolicyVersion', 0.6, role),
  write('iam', 'PutRolePolicy', 0.3, putRolePolicy),
  write('iam', 'CreateAccessKey', 0.1, role),
  data('dynamodb', 'GetItem', 2, table),
  data('dynamodb', 'PutItem', 1.5, table),
  read('dynamodb', 'DescribeTable', 0.8, table),
  data('lambda', 'Invoke', 2.5, lambdaFunction),
  read('lambda', 'GetFunction20150331v2', 0.6, lambdaFunction),
  write('lambda', 'UpdateFunctionConfiguration20150331v2', 0.2, lambdaFunction),
  read('ssm', 'GetParameter', 1.2, parameter),
  write('ssm', 'UpdateInstanceInformation', 2, parameter),
  read('secretsmanager', 'GetSecretValue', 0.9, parameter),
  read('cloudtrail', 'LookupEvents', 0.3, nothing),
  write('monitoring', 'PutMetricAlarm', 0.3, parameter),
  read('rds', 'DescribeDBInstances', 0.5, nothing),
  read('ecr', 'BatchGetImage', 0.5, lambdaFunction),
  read('elasticloadbalancing', 'DescribeTargetHealth', 1, nothing),
];

type DetailsOf = (setting: Setting) => Details;

function data(service: string, name: string, weight: number, details: DetailsOf): Kind {
  const readOnly = !name.startsWith('Put');
  return { source: address(service), name, weight, readOnly, data: true, failures: 0.03, details };
}

function read(service: string, name: string, weight: number, details: DetailsOf): Kind {
  const source = address(service);
  return { source, name, weight, readOnly: true, data: false, failures: 0.06, details };
}

function write(service: string, name: string, weight: number, details: DetailsOf): Kind {
  const source = address(service);
  return { source, name, weight, readOnly: false, data: false, failures: 0.08, details };
}

function address(service: string): string {
  return `${service}.amazonaws.com`;
}

function nothing(): Details {
  return { request: null, response: null };
}

const buckets = Array.from({ length: 25 }, (_, index) => `company-data-lake-${index}`);

function s3Object({ random, account, region }: Setting): Details {
  const bucketName = random.pick(buckets);
  const day = String(random.int(1, 28)).padStart(2, '0');
  const key = `ingest/year=2024/month=01/day=${day}/part-${random.text(hexDigits, 20)}.snappy.parquet`;
  const host = `${bucketName}.s3.${region}.amazonaws.com`;
  return {
    request: { bucketName, Host: host, key, 'x-amz-server-side-encryption': 'aws:kms' },
    response: { 'x-amz-version-id': random.text(lettersAndDigits, 32) },
    additional: {
      SignatureVersion: 'SigV4',
      CipherSuite: 'ECDHE-RSA-AES128-GCM-SHA256',
      bytesTransferredIn: 0,
      AuthenticationMethod: 'AuthHeader',
      'x-amz-id-2': random.text(lettersAndDigits, 76),
      bytesTransferredOut: random.int(100, 5_000_000),
    },
    resources: [
      { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucketName}/${key}` },
      { accountId: account, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucketName}` },
    ],
  };
}

function bucket({ random, account, region }: Setting): Details {
  const bucketName = random.pick(buckets);
  return {
    request: { bucketName, Host: `${bucketName}.s3.${region}.amazonaws.com`, acl: '' },
    response: null,
    additional: { SignatureVersion: 'SigV4', AuthenticationMethod: 'AuthHeader' },
    resources: [{ accountId: account, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucketName}` }],
  };
}

function assumeRole({ random, account, time }: Setting): Details {
  const roleName = `cross-account-role-${random.int(0, 30)}`;
  const session = `session-${random.int(1_000_000, 9_999_999)}`;
  return {
    request: {
      roleArn: `arn:aws:iam::${account}:role/${roleName}`,
      roleSessionName: session,
      durationSeconds: 3600,
    },
    response: {
      credentials: {
        accessKeyId: `ASIA${random.text(lettersAndDigits, 16).toUpperCase()}`,
        sessionToken: random.text(lettersAndDigits, 300),
        expiration: time,
      },
      assumedRoleUser: {
        assumedRoleId: `AROA${random.text(lettersAndDigits, 17).toUpperCase()}:${session}`,
        arn: `arn:aws:sts::${account}:assumed-role/${roleName}/${session}`,
      },
    },
    resources: [
      {
        accountId: account,
        type: 'AWS::IAM::Role',
        ARN: `arn:aws:iam::${account}:role/${roleName}`,
      },
    ],
  };
}

function kmsKey({ random, account, region }: Setting): Details {
  const key = `arn:aws:kms:${region}:${account}:key/${id(random, 12)}`;
  return {
    request: {
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      keyId: key,
      encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::${random.pick(buckets)}` },
    },
    response: null,
    resources: [{ accountId: account, type: 'AWS::KMS::Key', ARN: key }],
  };
}

function describeInstances({ random }: Setting): Details {
  const items = Array.from({ length: random.int(1, 4) }, () => ({ instanceId: id(random, 17) }));
  return {
    request: { instancesSet: { items }, filterSet: {} },
    response: null,
  };
}

function runInstances({ random, account }: Setting): Details {
  const instanceId = id(random, 17);
  const image = `ami-${random.text(hexDigits, 17)}`;
  return {
    request: {
      instancesSet: { items: [{ imageId: image, minCount: 1, maxCount: 1 }] },
      instanceType: random.pick(['t3.micro', 'm5.large', 'c6i.2xlarge']),
      monitoring: { enabled: false },
      disableApiTermination: false,
    },
    response: {
      reservationId: `r-${random.text(hexDigits, 17)}`,
      ownerId: account,
      groupSet: {},
      instancesSet: {
        items: [{ instanceId, imageId: image, instanceState: { code: 0, name: 'pending' } }],
      },
    },
  };
}

function logGroup({ random }: Setting): Details {
  return {
    request: {
      logGroupName: `/aws/lambda/function-${random.int(0, 80)}`,
      logStreamName: `2024/01/01/[$LATEST]${random.text(hexDigits, 32)}`,
    },
    response: null,
  };
}

function role({ random }: Setting): Details {
  return {
    request: { roleName: `application-${random.int(0, 60)}-execution-role` },
    response: null,
  };
}

function putRolePolicy({ random }: Setting): Details {
  const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' };
  return {
    request: {
      roleName: `application-${random.int(0, 60)}-execution-role`,
      policyName: `inline-${random.int(0, 500)}`,
      policyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2),
    },
    response: null,
  };
}

function table({ random, account, region }: Setting): Details {
  const tableName = `orders-${random.int(0, 20)}`;
  const arn = `arn:aws:dynamodb:${region}:${account}:table/${tableName}`;
  return {
    request: { tableName, key: { orderId: random.int(1, 900_000), 'customer.id': id(random, 8) } },
    response: null,
    resources: [{ accountId: account, type: 'AWS::DynamoDB::Table', ARN: arn }],
  };
}

function lambdaFunction({ random, account, region }: Setting): Details {
  const functionName = `function-${random.int(0, 80)}`;
  const arn = `arn:aws:lambda:${region}:${account}:function:${functionName}`;
  return {
    request: { functionName: arn, invocationType: 'RequestResponse', timeout: random.int(3, 900) },
    response: null,
    resources: [{ accountId: account, type: 'AWS::Lambda::Function', ARN: arn }],
  };
}

function parameter({ random }: Setting): Details {
  const name = `/service/${random.int(0, 40)}/settings/${random.int(0, 9)}`;
  return { request: { name, withDecryption: true }, response: null };
}

function id(random: Random, length: number): string {
  return random.text(hexDigits, length);
}
