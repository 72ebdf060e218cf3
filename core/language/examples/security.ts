import type { Example } from './example.ts';

/** Events that somebody should look at whenever they happen. */
export const security: readonly Example[] = [
  {
    id: 'root-activity',
    title: 'Use of the root user',
    description:
      "What was done with the account's root user, which nobody should need from day to day.",
    group: 'Security',
    query: `fields @timestamp, eventName, sourceIPAddress, userAgent
| filter userIdentity.type = "Root"
| sort @timestamp desc`,
  },
  {
    id: 'security-group-changes',
    title: 'Security group changes',
    description: 'Who opened, closed or created a security group.',
    group: 'Security',
    query: `fields @timestamp, userIdentity.arn, eventName, requestParameters.groupId, sourceIPAddress
| filter eventName in ["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress", "CreateSecurityGroup"]
| sort @timestamp desc`,
  },
  {
    id: 'new-users-and-keys',
    title: 'New users, access keys and passwords',
    description: 'Who created an IAM user, an access key or a console password, and for whom.',
    group: 'Security',
    query: `fields @timestamp, userIdentity.arn, eventName, requestParameters.userName, sourceIPAddress
| filter eventName in ["CreateUser", "CreateAccessKey", "CreateLoginProfile"]
| sort @timestamp desc`,
  },
];
