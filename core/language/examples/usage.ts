import type { Example } from './example.ts';

/** How an account is used. */
export const usage: readonly Example[] = [
  {
    id: 'ec2-calls-by-region',
    title: 'EC2 calls by name and region',
    description: 'How often each EC2 call was made in each region.',
    group: 'Usage',
    query: `filter eventSource = "ec2.amazonaws.com"
| stats count(*) as calls by eventName, awsRegion
| sort calls desc`,
  },
  {
    id: 's3-calls-over-time',
    title: 'S3 calls in one region over time',
    description: 'How often each S3 call was made in us-east-1, hour by hour.',
    group: 'Usage',
    query: `filter eventSource = "s3.amazonaws.com" and awsRegion = "us-east-1"
| stats count(*) as calls by bin(1h) as hour, eventName
| sort hour desc, calls desc`,
  },
  {
    id: 'deleted-buckets',
    title: 'Deleted S3 buckets',
    description: 'Who deleted a bucket, or tried to, and from where.',
    group: 'Usage',
    query: `fields @timestamp, userIdentity.userName, eventName, sourceIPAddress
| filter eventName = "DeleteBucket"
| sort @timestamp desc
| limit 20`,
  },
];
