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

const IDENTITY_TYPES = [
  'Root',
  'IAMUser',
  'AssumedRole',
  'Role',
  'FederatedUser',
  'Directory',
  'AWSAccount',
  'AWSService',
  'IdentityCenterUser',
  'SAMLUser',
  'WebIdentityUser',
  'Unknown',
];

/** The CloudTrail record of event version 1.11, the fields that queries use most first. */
export const recordFields: readonly FieldEntry[] = [
  field(
    'eventName',
    'The action that was called. Some services add the version of their API to it.',
    ['RunInstances', 'ConsoleLogin', 'PutObject', 'GetLayerVersionPolicy20181031'],
  ),
  field('eventSource', 'The service that was called, as a host name.', [
    'iam.amazonaws.com',
    's3.amazonaws.com',
    'kms.amazonaws.com',
  ]),
  field(
    'eventTime',
    'When the call was completed: a text in UTC, whole seconds. It can be compared with other such texts; for periods use `@timestamp`.',
    ['2022-02-18T17:52:31Z'],
  ),
  field(
    'awsRegion',
    'The Region that the call was made to. Global services such as IAM report us-east-1.',
    ['us-east-1', 'eu-west-1'],
  ),
  field(
    'sourceIPAddress',
    'Where the call came from: an address, the name of a service that called for you, or `AWS Internal`.',
    ['192.0.2.44', 'cloudtrail.amazonaws.com', 'AWS Internal'],
  ),
  field(
    'errorCode',
    'The error that the service answered with. The field is missing where the call succeeded.',
    ['AccessDenied', 'UnauthorizedOperation', 'Client.UnauthorizedOperation', 'NoSuchBucketPolicy'],
  ),
  field(
    'errorMessage',
    'What the service said of the error. Failed console logins have it without an `errorCode`.',
    ['Failed authentication', 'Access Denied'],
  ),
  field('userAgent', 'The program that made the call, in its own words.', [
    'aws-cli/2.15.0',
    'console.amazonaws.com',
    'AWS Internal',
  ]),
  {
    name: 'readOnly',
    type: 'boolean',
    meaning: 'Whether the call only reads. A JSON boolean: write `readOnly = 1` or `readOnly = 0`.',
    values: ['1', '0'],
    closed: true,
  },
  closed('userIdentity.type', 'What kind of identity made the call.', IDENTITY_TYPES),
  field('userIdentity.arn', 'The ARN of the identity; of a role, the ARN of its session.', [
    'arn:aws:iam::123456789012:user/alice',
    'arn:aws:sts::123456789012:assumed-role/Admin/alice',
  ]),
  field(
    'userIdentity.userName',
    'The friendly name of an IAM user. Roles have it under `sessionContext.sessionIssuer`.',
    ['alice'],
  ),
  field(
    'userIdentity.accessKeyId',
    'The access key that signed the call. `AKIA…` lasts; `ASIA…` is temporary.',
    ['AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE'],
  ),
  field('userIdentity.accountId', 'The account of the identity.', ['123456789012']),
  field(
    'userIdentity.principalId',
    'The unique id of the identity; of a role, with the name of the session behind a colon.',
    ['AIDAJ45Q7YFFAREXAMPLE', 'AROAIDPPEZS35WEXAMPLE:alice'],
  ),
  field('userIdentity.invokedBy', 'The AWS service that made the call, if one did.', [
    'autoscaling.amazonaws.com',
    'AWS Internal',
  ]),
  field('userIdentity.identityProvider', 'Who vouched for a SAML or web identity.', [
    'arn:aws:iam::123456789012:saml-provider/corp',
    'accounts.google.com',
  ]),
  field('userIdentity.credentialId', 'The id of the credential of a bearer token.', []),
  field(
    'userIdentity.sessionContext.sessionIssuer.userName',
    'The friendly name of the role or user that issued the session.',
    ['Admin', 'AWSServiceRoleForConfig'],
  ),
  field('userIdentity.sessionContext.sessionIssuer.arn', 'The ARN of the role or user behind it.', [
    'arn:aws:iam::123456789012:role/Admin',
  ]),
  closed(
    'userIdentity.sessionContext.sessionIssuer.type',
    'What issued the temporary credentials.',
    ['Root', 'IAMUser', 'Role'],
  ),
  field(
    'userIdentity.sessionContext.sessionIssuer.principalId',
    'The unique id of what issued the session.',
    ['AROAIDPPEZS35WEXAMPLE'],
  ),
  field(
    'userIdentity.sessionContext.sessionIssuer.accountId',
    'The account of what issued the session.',
    ['123456789012'],
  ),
  closed(
    'userIdentity.sessionContext.attributes.mfaAuthenticated',
    'Whether the session was opened with MFA: the word true or false in a text.',
    ['true', 'false'],
  ),
  field(
    'userIdentity.sessionContext.attributes.creationDate',
    'When the temporary credentials were issued: a text in UTC.',
    ['2022-02-18T17:50:06Z'],
  ),
  field(
    'userIdentity.sessionContext.sourceIdentity',
    'The name that was given when the first role was assumed; it stays through a chain of roles.',
    ['alice'],
  ),
  closed(
    'userIdentity.sessionContext.ec2RoleDelivery',
    'The version of the instance metadata service that delivered the credentials.',
    ['1.0', '2.0'],
  ),
  field(
    'userIdentity.sessionContext.assumedRoot',
    'The word true in a text where the credentials come from AssumeRoot.',
    ['true'],
  ),
  field(
    'userIdentity.sessionContext.webIdFederationData.federatedProvider',
    'The identity provider of a web identity.',
    ['cognito-identity.amazonaws.com'],
  ),
  field(
    'userIdentity.sessionContext.webIdFederationData.attributes.*',
    'What the web identity provider says of the user.',
  ),
  field('userIdentity.onBehalfOf.userId', 'The IAM Identity Center user that the call is for.'),
  field(
    'userIdentity.onBehalfOf.identityStoreArn',
    'The identity store of the IAM Identity Center user.',
    ['arn:aws:identitystore::123456789012:identitystore/d-1234567890'],
  ),
  field('userIdentity.inScopeOf.sourceArn', 'The resource that a service acted for.', [
    'arn:aws:lambda:us-east-1:123456789012:function:report',
  ]),
  field('userIdentity.inScopeOf.sourceAccount', 'The account of that resource.', ['123456789012']),
  field('userIdentity.inScopeOf.issuerType', 'The type of that resource.', [
    'AWS::Lambda::Function',
  ]),
  field('userIdentity.inScopeOf.credentialsIssuedTo', 'Where the credentials were issued to.'),
  field(
    'recipientAccountId',
    'The account that received the event. It differs from `userIdentity.accountId` where one account uses a resource of another.',
    ['123456789012'],
  ),
  closed('eventType', 'What made the event.', [
    'AwsApiCall',
    'AwsServiceEvent',
    'AwsConsoleAction',
    'AwsConsoleSignIn',
    'AwsVpceEvents',
    'AwsCloudTrailInsight',
  ]),
  closed('eventCategory', 'The kind of event that trails select by.', [
    'Management',
    'Data',
    'NetworkActivity',
    'Insight',
  ]),
  {
    name: 'managementEvent',
    type: 'boolean',
    meaning:
      'Whether it is a management event. A JSON boolean: write `managementEvent = 1` or `managementEvent = 0`.',
    values: ['1', '0'],
    closed: true,
  },
  field('resources.N.ARN', 'The ARN of a resource that the call used.', [
    'arn:aws:kms:us-east-1:123456789012:key/03f2923d-e213-439d-92cf-cbb444bd85bd',
  ]),
  field('resources.N.type', 'The type of that resource.', ['AWS::S3::Object', 'AWS::KMS::Key']),
  field('resources.N.accountId', 'The account that owns that resource.', ['123456789012']),
  field('requestID', 'The id that the service gave to the request.'),
  field('eventID', 'The id of the event. Delivery is at least once: the same id can occur twice.', [
    '0a1b2c3d-4e5f-6789-abcd-ef0123456789',
  ]),
  field('eventVersion', 'The version of the format of the event.', ['1.08', '1.11']),
  field('apiVersion', 'The version of the API that was called.', ['2012-08-10']),
  field('sharedEventID', 'The same in the events that one action made in several accounts.'),
  field('vpcEndpointId', 'The VPC endpoint that the call went through.', [
    'vpce-0123456789abcdef0',
  ]),
  field('vpcEndpointAccountId', 'The account of the VPC endpoint.', ['123456789012']),
  closed(
    'sessionCredentialFromConsole',
    'The word true in a text where the call came from a console session; else missing.',
    ['true'],
  ),
  field('tlsDetails.tlsVersion', 'The version of TLS of the call.', [
    'TLSv1.3',
    'TLSv1.2',
    'TLSv1.1',
    'TLSv1',
  ]),
  field('tlsDetails.cipherSuite', 'The cipher suite of the call.', ['TLS_AES_128_GCM_SHA256']),
  field('tlsDetails.clientProvidedHostHeader', 'The host name that the client called.', [
    'ec2.us-east-1.amazonaws.com',
  ]),
  field('tlsDetails.keyExchange', 'How the keys of the connection were agreed upon.', [
    'x25519',
    'X25519MLKEM768',
  ]),
  closed('addendum.reason', 'Why the event was delivered late or again.', [
    'DELIVERY_DELAY',
    'UPDATED_DATA',
    'SERVICE_OUTAGE',
  ]),
  field('addendum.updatedFields', 'The fields that the addendum changes.'),
  field('addendum.originalRequestID', 'The request id of the event that it changes.'),
  field('addendum.originalEventID', 'The id of the event that it changes.'),
  closed('insightDetails.state', 'Whether the unusual activity begins or ends.', ['Start', 'End']),
  field('insightDetails.eventSource', 'The service with the unusual activity.', [
    'ssm.amazonaws.com',
  ]),
  field('insightDetails.eventName', 'The action with the unusual activity.', ['PutInventory']),
  closed('insightDetails.insightType', 'What is unusual: the rate of calls or of errors.', [
    'ApiCallRateInsight',
    'ApiErrorRateInsight',
  ]),
  field('insightDetails.errorCode', 'The error whose rate is unusual.', ['AccessDenied']),
  field(
    'insightDetails.insightContext.statistics.baseline.average',
    'The usual rate, a minute.',
    ['0.0020833333'],
    'number',
  ),
  field(
    'insightDetails.insightContext.statistics.insight.average',
    'The unusual rate, a minute.',
    ['6.4'],
    'number',
  ),
  field(
    'insightDetails.insightContext.statistics.insightDuration',
    'How long the unusual activity lasted, in minutes.',
    ['5'],
    'number',
  ),
  field(
    'insightDetails.insightContext.statistics.baselineDuration',
    'How long the usual rate was measured, in minutes.',
    ['10080'],
    'number',
  ),
  field(
    'insightDetails.insightContext.attributions.N.attribute',
    'What the calls are broken down by.',
    ['userIdentityArn', 'userAgent', 'errorCode'],
  ),
  field(
    'insightDetails.insightContext.attributions.N.insight.N.value',
    'A value of the attribute during the unusual activity.',
  ),
  field(
    'insightDetails.insightContext.attributions.N.insight.N.average',
    'Its rate during the unusual activity.',
    [],
    'number',
  ),
  field(
    'insightDetails.insightContext.attributions.N.baseline.N.value',
    'A value of the attribute in usual times.',
  ),
  field(
    'insightDetails.insightContext.attributions.N.baseline.N.average',
    'Its rate in usual times.',
    [],
    'number',
  ),
  field('edgeDeviceDetails.*', 'The edge device, such as a Snowball, that the call was made on.'),
  field('eventContext.*', 'What an enriched event says of tags and conditions.'),
  field('serviceEventDetails.*', 'What a service says of an event that nobody called for.'),
];
