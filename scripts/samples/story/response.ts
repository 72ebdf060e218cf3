import { accounts } from '../world.ts';
import { miningInstance } from './mining.ts';
import type { Step } from './step.ts';

const olga = { actor: 'olgaResponding', place: 'production/us-east-1', pause: [15, 70] } as const;
const root = { place: 'production/us-east-1', pause: [20, 60] } as const;
const policy = 'arn:aws:iam::aws:policy/AdministratorAccess';
const leaked = { user: 'ci-deploy', newKey: 'AKIAIOSFODNN7EXAMPLE', policy };
const backdoor = { user: 'svc-backup', newKey: 'AKIAI44QH8DHBEXAMPLE', policy };

/** Friday morning: the company notices, and undoes what it knows of. */
export const response: readonly Step[] = [
  {
    ...olga,
    at: '18 08:20:14',
    actor: 'samlOlga',
    calls: ['sts:AssumeRoleWithSAML'],
    bindings: { role: 'IncidentResponder', session: 'olga@example.com' },
  },
  { ...olga, at: '18 08:20:16', actor: 'olgaSignIn', calls: ['signin:ConsoleLogin'] },
  { ...olga, at: '18 08:24:00', calls: ['guardduty:ListDetectors', 'guardduty:GetDetector'] },
  {
    ...olga,
    at: '18 08:27:30',
    times: 4,
    calls: ['cloudtrail:LookupEvents'],
    bindings: { lookupKey: 'AccessKeyId', lookupValue: 'AKIAIOSFODNN7EXAMPLE' },
  },
  {
    ...olga,
    at: '18 08:41:10',
    calls: ['iam:UpdateAccessKey', 'iam:DetachUserPolicy'],
    bindings: leaked,
  },
  {
    ...olga,
    at: '18 08:45:02',
    calls: [
      'iam:DeleteLoginProfile',
      'iam:DeleteAccessKey',
      'iam:DetachUserPolicy',
      'iam:ListGroupsForUser',
      'iam:DeleteUser',
    ],
    bindings: backdoor,
  },
  {
    ...olga,
    at: '18 08:52:40',
    calls: ['iam:UpdateAssumeRolePolicy'],
    bindings: { role: 'nightly-report', trusted: accounts.production },
  },
  {
    ...olga,
    at: '18 09:01:00',
    calls: ['cloudtrail:StartLogging', 'guardduty:UpdateDetector', 's3:PutBucketPolicy'],
    bindings: { bucket: 'customer-data-prod' },
  },
  {
    ...olga,
    at: '18 09:04:15',
    place: 'production/eu-west-1',
    calls: ['cloudtrail:CreateTrail'],
  },
  {
    ...olga,
    at: '18 09:10:20',
    place: 'development/sa-east-1',
    calls: ['ec2:DescribeInstances'],
  },
  {
    ...olga,
    at: '18 09:12:05',
    place: 'development/sa-east-1',
    times: 6,
    pause: [4, 9],
    calls: ['ec2:TerminateInstances'],
    bindings: { instance: miningInstance },
  },
  { ...root, at: '18 09:30:11', actor: 'root', calls: ['signin:ConsoleLogin'] },
  {
    ...root,
    at: '18 09:31:40',
    actor: 'rootConsole',
    calls: ['iam:GetAccountSummary', 'ce:GetCostAndUsage'],
  },
];
