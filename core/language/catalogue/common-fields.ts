import type { FieldEntry, FieldType } from './fields.ts';

const field = (
  name: string,
  meaning: string,
  values: readonly string[] = [],
  type: FieldType = 'text',
): FieldEntry => ({ name, type, meaning, values });

const closed = (name: string, meaning: string, values: readonly string[]): FieldEntry => ({
  name,
  type: 'text',
  meaning,
  values,
  closed: true,
});

/** Fields of requests and answers that queries use most. Every action has others. */
export const commonFields: readonly FieldEntry[] = [
  closed('responseElements.ConsoleLogin', 'How a console login ended (`ConsoleLogin`).', [
    'Success',
    'Failure',
  ]),
  closed('additionalEventData.MFAUsed', 'Whether a console login used MFA (`ConsoleLogin`).', [
    'Yes',
    'No',
  ]),
  field('additionalEventData.LoginTo', 'The address that a console login led to.', [
    'https://console.aws.amazon.com/console/home',
  ]),
  closed('additionalEventData.MobileVersion', 'Whether a console login was on a mobile device.', [
    'Yes',
    'No',
  ]),
  field('additionalEventData.SwitchFrom', 'The identity that switched roles (`SwitchRole`).'),
  field('requestParameters.bucketName', 'The bucket of an S3 call.', ['amzn-s3-demo-bucket']),
  field('requestParameters.key', 'The key of an object of S3.', ['reports/2022/02.csv']),
  field('requestParameters.prefix', 'The start of the keys that an S3 call lists.', ['reports/']),
  field('requestParameters.Host', 'The host name of an S3 call.', [
    'amzn-s3-demo-bucket.s3.amazonaws.com',
  ]),
  field(
    'additionalEventData.bytesTransferredOut',
    'The bytes that an S3 call sent to the caller.',
    ['1048576'],
    'number',
  ),
  field(
    'additionalEventData.bytesTransferredIn',
    'The bytes that an S3 call received from the caller.',
    ['1048576'],
    'number',
  ),
  field('additionalEventData.SSEApplied', 'The encryption that S3 used.', ['SSE_S3', 'SSE_KMS']),
  field('additionalEventData.AuthenticationMethod', 'How an S3 call was authenticated.', [
    'AuthHeader',
    'QueryString',
  ]),
  field('additionalEventData.SignatureVersion', 'How an S3 call was signed.', ['SigV4', 'SigV2']),
  field('requestParameters.userName', 'The IAM user that a call is about.', ['alice']),
  field('requestParameters.groupName', 'The group that a call is about.', ['admins']),
  field('requestParameters.roleName', 'The IAM role that a call is about.', ['Admin']),
  field('requestParameters.policyName', 'The policy that a call is about.', ['inline-admin']),
  field('requestParameters.policyArn', 'The managed policy that a call is about.', [
    'arn:aws:iam::aws:policy/AdministratorAccess',
  ]),
  field(
    'requestParameters.policyDocument',
    'A policy: JSON in a text, which `jsonParse` reads and no dotted path does.',
    ['{"Version":"2012-10-17","Statement":[…'],
  ),
  field('requestParameters.accessKeyId', 'The access key that a call is about.', [
    'AKIAIOSFODNN7EXAMPLE',
  ]),
  field('responseElements.accessKey.accessKeyId', 'The access key that `CreateAccessKey` made.', [
    'AKIAIOSFODNN7EXAMPLE',
  ]),
  field('responseElements.accessKey.userName', 'The user of the access key that was made.', [
    'alice',
  ]),
  field('responseElements.user.arn', 'The ARN of the user that `CreateUser` made.', [
    'arn:aws:iam::123456789012:user/alice',
  ]),
  field('responseElements.user.userName', 'The user that `CreateUser` made.', ['alice']),
  field('responseElements.role.arn', 'The ARN of the role that `CreateRole` made.', [
    'arn:aws:iam::123456789012:role/Admin',
  ]),
  field('requestParameters.roleArn', 'The role that a call assumes or hands on (`AssumeRole`).', [
    'arn:aws:iam::123456789012:role/Admin',
  ]),
  field('requestParameters.roleSessionName', 'The name of the session (`AssumeRole`).', ['alice']),
  field('requestParameters.externalId', 'The external id of the session (`AssumeRole`).'),
  field('responseElements.credentials.accessKeyId', 'The temporary access key that was issued.', [
    'ASIAIOSFODNN7EXAMPLE',
  ]),
  field('responseElements.credentials.expiration', 'When the temporary access key ends.'),
  field('responseElements.assumedRoleUser.arn', 'The ARN of the session that was opened.', [
    'arn:aws:sts::123456789012:assumed-role/Admin/alice',
  ]),
  field(
    'responseElements.instancesSet.items.N.instanceId',
    'An EC2 instance that a call made or changed (`RunInstances`).',
    ['i-0325b4d6ae4e93c75'],
  ),
  field(
    'responseElements.instancesSet.items.N.instanceType',
    'The type of an EC2 instance that was launched.',
    ['t3.micro'],
  ),
  field('responseElements.instancesSet.items.N.imageId', 'The image that it was launched from.', [
    'ami-0abcdef1234567890',
  ]),
  field(
    'requestParameters.instancesSet.items.N.instanceId',
    'An EC2 instance that a call is about (`StopInstances`).',
    ['i-0325b4d6ae4e93c75'],
  ),
  field('requestParameters.instanceId', 'The EC2 instance that a call is about.', [
    'i-0325b4d6ae4e93c75',
  ]),
  field('requestParameters.instanceType', 'The type of the instances to launch.', ['t3.micro']),
  field('requestParameters.imageId', 'The image that a call is about.', ['ami-0abcdef1234567890']),
  field('requestParameters.groupId', 'The security group that a call is about.', ['sg-0123456789']),
  field(
    'requestParameters.ipPermissions.items.N.fromPort',
    'The first port of a rule of a security group.',
    ['22'],
    'number',
  ),
  field(
    'requestParameters.ipPermissions.items.N.toPort',
    'The last port of a rule of a security group.',
    ['22'],
    'number',
  ),
  field(
    'requestParameters.ipPermissions.items.N.ipRanges.items.N.cidrIp',
    'A network of a rule of a security group.',
    ['0.0.0.0/0'],
  ),
  field('requestParameters.vpcId', 'The VPC that a call is about.', ['vpc-0123456789abcdef0']),
  field('requestParameters.name', 'The name of what a call is about; of a trail (`StopLogging`).', [
    'org-trail',
  ]),
  field('requestParameters.trailName', 'The trail that a call is about (`PutEventSelectors`).', [
    'org-trail',
  ]),
  field('requestParameters.s3BucketName', 'The bucket that a trail writes to.', [
    'amzn-s3-demo-bucket',
  ]),
  field('requestParameters.keyId', 'The KMS key that a call is about.', [
    'arn:aws:kms:us-east-1:123456789012:key/03f2923d-e213-439d-92cf-cbb444bd85bd',
  ]),
  field('requestParameters.secretId', 'The secret that a call is about (Secrets Manager).', [
    'prod/database',
  ]),
  field('requestParameters.functionName', 'The Lambda function that a call is about.', ['report']),
  field('requestParameters.logGroupName', 'The log group that a call is about.', [
    '/aws/lambda/report',
  ]),
  field('requestParameters.logStreamName', 'The log stream that a call is about.'),
  field('requestParameters.tableName', 'The DynamoDB table that a call is about.', ['orders']),
  field('requestParameters.clusterName', 'The cluster that a call is about.', ['main']),
  field('requestParameters.dBInstanceIdentifier', 'The RDS instance that a call is about.', [
    'main',
  ]),
  field('requestParameters.dBSnapshotIdentifier', 'The RDS snapshot that a call is about.'),
  field('requestParameters.snapshotId', 'The EBS snapshot that a call is about.', [
    'snap-0123456789abcdef0',
  ]),
  field('requestParameters.attributeType', 'The attribute that a call changes.', [
    'CREATE_VOLUME_PERMISSION',
  ]),
  field(
    'requestParameters.target',
    'The managed instance that a session opens (Systems Manager).',
    ['i-0325b4d6ae4e93c75'],
  ),
  field('requestParameters.documentName', 'The document that is run (Systems Manager).', [
    'AWS-RunShellScript',
  ]),
  field('requestParameters.repositoryName', 'The repository that a call is about.', ['app']),
];
