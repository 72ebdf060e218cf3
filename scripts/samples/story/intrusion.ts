import type { Step } from './step.ts';

const failed = { outcome: 'Failure', message: 'Failed authentication', mfaUsed: 'No' };
const unknown = { ...failed, message: 'No username found in supplied account' };
const guess = { place: 'production/us-east-1', calls: ['signin:ConsoleLogin'] } as const;

/** Tuesday night: guesses, the last of them right. The user has no second factor. */
export const guessing: readonly Step[] = [
  {
    ...guess,
    at: '15 22:41:10',
    actor: 'guesserAsNobody',
    times: 9,
    pause: [4, 12],
    bindings: unknown,
  },
  {
    ...guess,
    at: '15 22:43:02',
    actor: 'guesserAsAlice',
    times: 6,
    pause: [5, 14],
    bindings: failed,
  },
  {
    ...guess,
    at: '15 22:45:31',
    actor: 'guesserAsBob',
    times: 5,
    pause: [5, 14],
    bindings: failed,
  },
  { ...guess, at: '15 22:47:20', actor: 'guesser', times: 21, pause: [11, 33], bindings: failed },
  { ...guess, at: '15 22:58:47', actor: 'guesser', pause: [0, 0] },
];

/** The session may do little, but it finds the deployment key. */
export const lookingAround: readonly Step[] = [
  {
    at: '15 23:01:15',
    actor: 'falseEcho',
    place: 'production/us-east-1',
    pause: [9, 40],
    calls: [
      'iam:ListUsers!AccessDenied',
      's3:ListBuckets',
      'ec2:DescribeInstances!Client.UnauthorizedOperation',
      'secretsmanager:ListSecrets',
      'ssm:DescribeParameters',
    ],
  },
  {
    at: '15 23:08:40',
    actor: 'falseEcho',
    place: 'production/us-east-1',
    pause: [15, 50],
    calls: ['ssm:GetParameters', 'secretsmanager:GetSecretValue'],
    bindings: { parameter: '/ci/deploy/aws-access-key-id', secret: 'ci/deploy-key' },
  },
];

const thief = { actor: 'thief', pause: [1, 6] } as const;

/** Wednesday night: the key, from somewhere else, tries everything once. */
export const leakedKey: readonly Step[] = [
  {
    ...thief,
    at: '16 02:13:04',
    place: 'production/us-east-1',
    calls: [
      'sts:GetCallerIdentity',
      'iam:GetUser',
      'iam:ListUsers!AccessDenied',
      'iam:ListRoles!AccessDenied',
      'iam:ListAttachedUserPolicies',
      'iam:GetAccountAuthorizationDetails!AccessDenied',
      's3:ListBuckets!AccessDenied',
      'organizations:ListAccounts!AccessDeniedException',
      'secretsmanager:ListSecrets!AccessDenied',
      'cloudtrail:DescribeTrails',
      'guardduty:ListDetectors!AccessDeniedException',
      'lambda:ListFunctions20150331!AccessDenied',
      'rds:DescribeDBInstances',
      'dynamodb:ListTables!AccessDenied',
      'ecr:DescribeRepositories!AccessDenied',
      'ecs:ListClusters!AccessDenied',
      'kms:ListKeys!AccessDenied',
      'sns:ListTopics!AccessDenied',
    ],
    bindings: { user: 'ci-deploy' },
  },
  ...(['production/us-east-1', 'production/eu-west-1', 'production/us-west-2'] as const).map(
    (place, index): Step => ({
      ...thief,
      at: `16 02:${17 + 3 * index}:20`,
      place,
      calls: [
        'ec2:DescribeRegions!UnauthorizedOperation',
        'ec2:DescribeInstances!Client.UnauthorizedOperation',
        'ec2:DescribeVpcs',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSnapshots!Client.UnauthorizedOperation',
        'ec2:DescribeVolumes!Client.UnauthorizedOperation',
        'ssm:DescribeInstanceInformation!AccessDenied',
        'ssm:DescribeParameters!AccessDenied',
        'logs:DescribeLogGroups!AccessDenied',
        'cloudtrail:DescribeTrails',
        'cloudtrail:GetTrailStatus!AccessDenied',
        'eks:ListClusters!AccessDenied',
        'rds:DescribeDBSnapshots!AccessDenied',
        'cloudformation:ListStacks!AccessDenied',
      ],
    }),
  ),
];
