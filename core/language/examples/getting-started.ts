import type { Example } from './example.ts';

/** Twelve queries that show what Logs Insights does with CloudTrail, from plain to grouped by time. */
export const gettingStarted: readonly Example[] = [
  {
    id: 'most-recent-events',
    title: 'Most recent events',
    description: 'The newest events, each as the JSON text that CloudTrail wrote.',
    group: 'Getting started',
    query: `fields @timestamp, @message
| sort @timestamp desc
| limit 2`,
  },
  {
    id: 'individual-fields',
    title: 'Individual fields',
    description: 'Who did what, where and when: some fields of the newest events as columns.',
    group: 'Getting started',
    query: `fields @timestamp, awsRegion, eventCategory, eventSource, eventName, eventType, sourceIPAddress, userIdentity.type
| sort @timestamp desc
| limit 2`,
  },
  {
    id: 'recently-launched-instances',
    title: 'Recently launched EC2 instances',
    description: 'The instances launched last, and which role or user launched them.',
    group: 'Getting started',
    query: `fields eventTime, eventName as API, responseElements.instancesSet.items.0.instanceId as InstanceID, userIdentity.sessionContext.sessionIssuer.type as IssuerType, userIdentity.type as IdentityType, userIdentity.sessionContext.sessionIssuer.userName as userName
| filter eventName = 'RunInstances'
| sort eventTime desc
| limit 2`,
  },
  {
    id: 'recent-console-logins',
    title: 'Recent console logins',
    description: 'The last sign-ins to the console, with their outcome.',
    group: 'Getting started',
    query: `fields eventTime, eventName, responseElements.ConsoleLogin as Response, userIdentity.arn as ARN, userIdentity.type as User_Type
| filter eventName = 'ConsoleLogin'
| sort eventTime desc
| limit 10`,
  },
  {
    id: 'failed-console-logins',
    title: 'Failed console logins',
    description: 'The last sign-ins that failed: which user, from which address, and why.',
    group: 'Getting started',
    query: `fields eventTime, eventName, responseElements.ConsoleLogin as Response, userIdentity.userName as User, userIdentity.type as User_Type, sourceIPAddress, errorMessage
| filter eventName = 'ConsoleLogin' and responseElements.ConsoleLogin = 'Failure'
| sort eventTime desc
| limit 10`,
  },
  {
    id: 'uploads-to-a-bucket',
    title: 'Uploads to one S3 bucket',
    description: 'The objects written last to one bucket, and who wrote them.',
    group: 'Getting started',
    query: `fields @timestamp, eventName as API, requestParameters.bucketName as BucketName, requestParameters.key as Key, userIdentity.sessionContext.sessionIssuer.userName as UserName
| filter eventName = 'PutObject' and BucketName = 'target-s3-bucket'
| sort @timestamp desc
| limit 2`,
  },
  {
    id: 's3-activity',
    title: 'S3 activity by bucket and key',
    description: 'The S3 calls made most often, with the bucket and the key they were made on.',
    group: 'Getting started',
    query: `filter eventSource = 's3.amazonaws.com'
| stats count(*) as Hits by eventName as API, requestParameters.bucketName as BucketName, requestParameters.key as Key
| sort Hits desc
| limit 5`,
  },
  {
    id: 'kms-decrypt-activity',
    title: 'KMS decryption by key and user',
    description: 'Which keys decrypt most, and for which role.',
    group: 'Getting started',
    query: `fields resources.0.ARN as KMS_Key, userIdentity.sessionContext.sessionIssuer.userName as User
| filter eventSource='kms.amazonaws.com' and eventName='Decrypt'
| stats count(*) as Hits by KMS_Key, User
| sort Hits desc
| limit 2`,
  },
  {
    id: 'calls-with-errors',
    title: 'API calls with errors',
    description: 'The calls that fail most often, by service and error code.',
    group: 'Getting started',
    query: `filter ispresent(errorCode)
| stats count(*) as Num_of_Events by eventSource as AWS_Service, eventName as API, errorCode
| sort Num_of_Events desc
| limit 5`,
  },
  {
    id: 's3-error-codes',
    title: 'S3 error codes',
    description: 'What S3 complains about most, with its messages.',
    group: 'Getting started',
    query: `filter eventSource = 's3.amazonaws.com' and ispresent(errorCode)
| stats count(*) as Hits by errorCode, errorMessage
| sort Hits desc
| limit 5`,
  },
  {
    id: 'refused-calls',
    title: 'Refused API calls',
    description: 'Calls that ended in AccessDenied or UnauthorizedOperation, and who made them.',
    group: 'Getting started',
    query: `filter (errorCode='AccessDenied' or errorCode='UnauthorizedOperation')
| stats count(*) as NumberOfEvents by errorCode, eventSource as AWS_Service, eventName as API, userIdentity.type as IdentityType, userIdentity.invokedBy as InvokedBy
| sort NumberOfEvents desc
| limit 10`,
  },
  {
    id: 'kms-decrypt-by-hour',
    title: 'KMS decryption by the hour',
    description: 'How many Decrypt calls each hour saw: a time series for a line chart.',
    group: 'Getting started',
    query: `filter eventSource='kms.amazonaws.com' and eventName='Decrypt'
| stats count(*) as Hits by bin(1h)`,
  },
];
