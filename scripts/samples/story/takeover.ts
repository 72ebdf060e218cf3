import { outsiders } from '../world.ts';
import type { Step } from './step.ts';

const policy = 'arn:aws:iam::aws:policy/AdministratorAccess';
const backdoor = { user: 'svc-backup', newKey: 'AKIAI44QH8DHBEXAMPLE', policy };

/** What the key may do is enough: it makes itself an administrator and builds a back door. */
export const escalation: readonly Step[] = [
  {
    at: '16 02:31:12',
    actor: 'thief',
    place: 'production/us-east-1',
    pause: [8, 25],
    calls: [
      'iam:CreatePolicyVersion!AccessDenied',
      'iam:PutUserPolicy!AccessDenied',
      'iam:AttachUserPolicy',
      'iam:ListUsers',
      'iam:ListRoles',
      'iam:GetAccountAuthorizationDetails',
    ],
    bindings: { user: 'ci-deploy', name: 'ci-deploy', policy },
  },
  {
    at: '16 02:36:45',
    actor: 'thief',
    place: 'production/us-east-1',
    pause: [10, 30],
    calls: [
      'iam:CreateUser',
      'iam:AttachUserPolicy',
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
    ],
    bindings: backdoor,
  },
  {
    at: '16 02:40:03',
    actor: 'thief',
    place: 'production/us-east-1',
    pause: [20, 40],
    calls: ['iam:UpdateAssumeRolePolicy'],
    bindings: { role: 'nightly-report', trusted: outsiders.stranger },
  },
  {
    at: '16 02:52:30',
    actor: 'backdoorSignIn',
    place: 'production/us-east-1',
    pause: [0, 0],
    calls: ['signin:ConsoleLogin'],
  },
];

const calls = [
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetTrailStatus',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:StopLogging',
];
const thief = { actor: 'thief', pause: [6, 20] } as const;

/** Then the trails, the flow logs and GuardDuty go quiet. The organization's trail does not. */
export const silence: readonly Step[] = [
  { ...thief, at: '16 02:44:10', place: 'production/us-east-1', calls },
  { ...thief, at: '16 02:46:02', place: 'production/eu-west-1', calls },
  {
    ...thief,
    at: '16 02:48:20',
    place: 'production/eu-west-1',
    calls: ['cloudtrail:DeleteTrail', 'ec2:DeleteFlowLogs', 'logs:DeleteLogGroup'],
    bindings: { logGroup: 'vpc-flow-logs' },
  },
  {
    ...thief,
    at: '16 02:50:05',
    place: 'production/us-east-1',
    calls: [
      'guardduty:ListDetectors',
      'guardduty:UpdateDetector',
      'cloudtrail:UpdateTrail!InvalidCloudWatchLogsRoleArnException',
    ],
    bindings: { detectorEnabled: false },
  },
];
