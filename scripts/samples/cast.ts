import { accounts, outsiders } from './world.ts';
import type { AccountName } from './world.ts';

/** Who makes calls. `identity.ts` turns one into a `userIdentity`. */
export interface Actor {
  readonly kind: ActorKind;
  /** A user's or role's name; the host name of an AWS service; the account id of an outsider. */
  readonly name: string;
  /** Where the actor belongs, when it acts in other accounts too. By default where it acts. */
  readonly home?: AccountName;
  /** Template of the session's name (roles and federated users). */
  readonly session?: string;
  /** Path of the role, without the slash in front. */
  readonly path?: string;
  /** The access key, where the samples need to know it. Otherwise each session gets its own. */
  readonly key?: string;
  readonly mfa?: boolean;
  /** The AWS service that calls in the actor's name. */
  readonly via?: string;
  /** An EC2 instance's role: the credentials came from its metadata service. */
  readonly onInstance?: true;
  readonly ip: string;
  readonly agent: string;
  readonly tls?: 'TLSv1' | 'TLSv1.3' | 'none';
  /** How long a session of the actor lasts, in hours. By default twelve. */
  readonly sessionHours?: number;
  /** When the session began, of an actor that has only one: day of the month and time. */
  readonly since?: string;
  readonly vpcEndpoint?: string;
}

export type ActorKind =
  'user' | 'role' | 'service' | 'root' | 'saml' | 'webIdentity' | 'federated' | 'account';

export type ActorName = keyof typeof cast;

/** The actor of that name. */
export function actorNamed(name: ActorName): Actor {
  return cast[name];
}

const console = 'AWS Internal';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:97.0) Gecko/20100101 Firefox/97.0';
const chrome =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) ' +
  'Chrome/98.0.4758.102 Safari/537.36';
const terraform =
  'APN/1.0 HashiCorp/1.0 Terraform/1.1.5 (+https://www.terraform.io) ' +
  'terraform-provider-aws/3.74.3 (+https://registry.terraform.io/providers/hashicorp/aws) ' +
  'aws-sdk-go/1.42.49 (go1.16; linux; amd64)';
const cli = 'aws-cli/2.4.18 Python/3.8.8 Linux/5.10.96-90.460.amzn2.x86_64 exe/x86_64.amzn.2';
const lambdaSdk = 'aws-sdk-nodejs/2.1055.0 linux/v14.18.1 exec-env/AWS_Lambda_nodejs14.x promise';
const javaSdk =
  'aws-sdk-java/1.12.154 Linux/5.10.93-87.444.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/11.0.14+9';
const ssmAgent = 'aws-sdk-go/1.41.4 (go1.17.5; linux; amd64) amazon-ssm-agent/';
const kali = 'Boto3/1.20.46 Python/3.9.10 Linux/5.15.0-kali3-amd64 Botocore/1.23.46';
const kaliFirefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:91.0) Gecko/20100101 Firefox/91.0';

/** A role that an AWS service uses for its own work in the account. */
function serviceRole(name: string, service: string, session: string): Actor {
  const host = `${service}.amazonaws.com`;
  return {
    kind: 'role',
    name,
    session,
    path: `aws-service-role/${host}/`,
    via: host,
    ip: host,
    agent: host,
  };
}

/** An AWS service in its own name. */
function awsService(name: string): Actor {
  return { kind: 'service', name, ip: name, agent: name };
}

/** What an employee does after signing in through the company's SSO. */
function employee(person: string, role: string, ip: string): Actor {
  return {
    kind: 'role',
    name: role,
    session: `${person}@example.com`,
    mfa: true,
    ip,
    agent: console,
    tls: 'none',
    sessionHours: 4,
  };
}

/** Actors under the name by which activities and the story call them. */
const cast = {
  // AWS's own housekeeping.
  configRecorder: serviceRole('AWSServiceRoleForConfig', 'config', 'AWSConfig-Describe'),
  autoScaling: serviceRole('AWSServiceRoleForAutoScaling', 'autoscaling', 'AutoScaling'),
  stateManager: serviceRole('AWSServiceRoleForAmazonSSM', 'ssm', 'StateManagerService'),
  trustedAdvisor: serviceRole(
    'AWSServiceRoleForTrustedAdvisor',
    'trustedadvisor',
    'TrustedAdvisor',
  ),
  securityHub: serviceRole('AWSServiceRoleForSecurityHub', 'securityhub', 'securityhub'),
  accessAnalyzer: serviceRole(
    'AWSServiceRoleForAccessAnalyzer',
    'access-analyzer',
    'access-analyzer',
  ),
  inspector: serviceRole('AWSServiceRoleForAmazonInspector2', 'inspector2', 'inspector2'),
  ecsService: serviceRole('AWSServiceRoleForECS', 'ecs', 'ecs-service-scheduler'),
  eksService: serviceRole('AWSServiceRoleForAmazonEKS', 'eks', 'AmazonEKS'),
  rdsService: serviceRole('AWSServiceRoleForRDS', 'rds', 'RDS'),
  cloudTrailService: awsService('cloudtrail.amazonaws.com'),
  logDelivery: awsService('delivery.logs.amazonaws.com'),
  lambdaService: awsService('lambda.amazonaws.com'),
  ec2Service: awsService('ec2.amazonaws.com'),
  ecsTasksService: awsService('ecs-tasks.amazonaws.com'),
  kmsService: awsService('kms.amazonaws.com'),
  secretsService: awsService('secretsmanager.amazonaws.com'),
  configService: awsService('config.amazonaws.com'),
  eventsService: awsService('events.amazonaws.com'),
  backupService: awsService('backup.amazonaws.com'),

  // The shop's own machinery.
  orderIntake: {
    kind: 'role',
    name: 'order-intake',
    session: 'order-intake',
    ip: '203.0.113.20',
    agent: lambdaSdk,
  },
  mediaUploader: {
    kind: 'role',
    name: 'media-uploader',
    session: 'thumbnail-maker',
    ip: '203.0.113.21',
    agent: lambdaSdk,
    vpcEndpoint: 'vpce-0f5a3b8c9d2e14671',
  },
  orderIntakeViaLambda: {
    kind: 'role',
    name: 'order-intake',
    session: 'order-intake',
    via: 'lambda.amazonaws.com',
    ip: 'lambda.amazonaws.com',
    agent: 'lambda.amazonaws.com',
  },
  webTier: {
    kind: 'role',
    name: 'web-tier',
    session: '<instance>',
    onInstance: true,
    ip: '203.0.113.24',
    agent: javaSdk,
    vpcEndpoint: 'vpce-0f5a3b8c9d2e14671',
  },
  webTierViaSecrets: {
    kind: 'role',
    name: 'web-tier',
    session: '<instance>',
    onInstance: true,
    via: 'secretsmanager.amazonaws.com',
    ip: 'secretsmanager.amazonaws.com',
    agent: 'secretsmanager.amazonaws.com',
  },
  webTierAgent: {
    kind: 'role',
    name: 'web-tier',
    session: '<instance>',
    onInstance: true,
    ip: '203.0.113.24',
    agent: ssmAgent,
  },
  checkout: {
    kind: 'role',
    name: 'checkout-task',
    session: '<thing:task>',
    ip: '203.0.113.25',
    agent: javaSdk,
  },
  checkoutViaS3: {
    kind: 'role',
    name: 'checkout-task',
    session: '<thing:task>',
    via: 's3.amazonaws.com',
    ip: 's3.amazonaws.com',
    agent: 's3.amazonaws.com',
  },
  firehose: {
    kind: 'role',
    name: 'click-stream-delivery',
    path: 'service-role/',
    session: 'AWSFirehoseToS3',
    via: 'firehose.amazonaws.com',
    ip: 'firehose.amazonaws.com',
    agent: 'firehose.amazonaws.com',
  },
  glueJobs: {
    kind: 'role',
    name: 'AWSGlueServiceRole-shop',
    path: 'service-role/',
    session: 'GlueJobRunnerSession',
    ip: '198.51.100.30',
    agent: javaSdk,
  },
  nightlyReport: {
    kind: 'role',
    name: 'nightly-report',
    session: 'nightly-report',
    ip: '203.0.113.22',
    agent: lambdaSdk,
  },
  backupRole: {
    kind: 'role',
    name: 'AWSBackupDefaultServiceRole',
    path: 'service-role/',
    session: 'AWSBackup-AWSBackupDefaultServiceRole',
    via: 'backup.amazonaws.com',
    ip: 'backup.amazonaws.com',
    agent: 'backup.amazonaws.com',
  },
  logShipper: {
    kind: 'user',
    name: 'legacy-log-shipper',
    key: 'AKIAQ4XJ7MLEXAMPLE22',
    ip: '198.51.100.14',
    agent: 'aws-sdk-java/1.7.4 Linux/3.10.0-957.el7.x86_64 OpenJDK_64-Bit_Server_VM/24.201-b00',
    tls: 'TLSv1',
  },

  // Building and releasing.
  ciDeploy: {
    kind: 'user',
    name: 'ci-deploy',
    home: 'production',
    key: 'AKIAIOSFODNN7EXAMPLE',
    ip: '192.0.2.44',
    agent: terraform,
  },
  githubActions: {
    kind: 'webIdentity',
    name: 'repo:example-org/shop:ref:refs/heads/main',
    ip: '192.0.2.130',
    agent: 'configure-aws-credentials-for-github-actions',
  },
  githubRole: {
    kind: 'role',
    name: 'github-actions',
    session: 'GitHubActions',
    ip: '192.0.2.130',
    agent: 'aws-cli/2.4.17 Python/3.8.8 Linux/5.11.0-1028-azure exe/x86_64.ubuntu.20 prompt/off',
  },
  codeBuild: {
    kind: 'role',
    name: 'codebuild-shop',
    path: 'service-role/',
    session: 'AWSCodeBuild-<thing:build>',
    ip: '203.0.113.40',
    agent: 'aws-cli/1.20.58 Python/3.9.5 Linux/4.14.256-197.484.amzn2.x86_64 exec-env/AWS_ECS_EC2',
  },
  cloudFormation: {
    kind: 'role',
    name: 'github-actions',
    session: 'GitHubActions',
    via: 'cloudformation.amazonaws.com',
    ip: 'cloudformation.amazonaws.com',
    agent: 'cloudformation.amazonaws.com',
  },

  // People.
  samlMaria: { kind: 'saml', name: 'maria@example.com', ip: '192.0.2.17', agent: chrome },
  samlOlga: { kind: 'saml', name: 'olga@example.com', ip: '192.0.2.10', agent: firefox },
  mariaSignIn: { ...employee('maria', 'Developer', '192.0.2.17'), agent: chrome, tls: 'TLSv1.3' },
  olgaSignIn: {
    ...employee('olga', 'IncidentResponder', '192.0.2.10'),
    agent: firefox,
    tls: 'TLSv1.3',
  },
  maria: employee('maria', 'Developer', '192.0.2.17'),
  juan: employee('juan', 'Developer', '192.0.2.23'),
  priya: employee('priya', 'DataAnalyst', '192.0.2.29'),
  olga: employee('olga', 'IncidentResponder', '192.0.2.10'),
  olgaResponding: { ...employee('olga', 'IncidentResponder', '192.0.2.10'), since: '18 08:20:14' },
  sam: employee('sam', 'PlatformAdmin', '192.0.2.12'),
  samCli: { ...employee('sam', 'PlatformAdmin', '192.0.2.12'), agent: cli, tls: 'TLSv1.3' },
  alice: {
    kind: 'user',
    name: 'alice',
    mfa: true,
    ip: '192.0.2.31',
    agent: chrome,
    tls: 'TLSv1.3',
  },
  bob: { kind: 'user', name: 'bob', mfa: true, ip: '192.0.2.35', agent: firefox, tls: 'TLSv1.3' },
  echo: { kind: 'user', name: 'echo', ip: '192.0.2.38', agent: firefox, tls: 'TLSv1.3' },
  echoConsole: {
    kind: 'user',
    name: 'echo',
    ip: '192.0.2.38',
    agent: console,
    tls: 'none',
    sessionHours: 4,
  },
  reportBroker: {
    kind: 'user',
    name: 'report-broker',
    key: 'AKIA3W7GQ5NEXAMPLE41',
    ip: '192.0.2.60',
    agent: 'Boto3/1.18.63 Python/3.8.12 Linux/5.4.0-99-generic Botocore/1.21.63',
  },
  reportViewer: {
    kind: 'federated',
    name: 'report-broker',
    session: 'report-viewer',
    ip: '192.0.2.61',
    agent: firefox,
  },
  root: {
    kind: 'root',
    name: 'root',
    mfa: true,
    ip: '192.0.2.5',
    agent: firefox,
    tls: 'TLSv1.3',
  },
  rootConsole: {
    kind: 'root',
    name: 'root',
    mfa: true,
    ip: '192.0.2.5',
    agent: console,
    tls: 'none',
    since: '18 09:30:11',
  },

  // Other accounts.
  auditor: {
    kind: 'role',
    name: 'audit-reader',
    home: 'security',
    session: 'weekly-audit',
    ip: '192.0.2.80',
    agent: 'Boto3/1.20.54 Python/3.9.10 Linux/5.10.0-11-amd64 Botocore/1.23.54',
  },
  auditorFromSecurity: {
    kind: 'account',
    name: accounts.security,
    session: 'weekly-audit',
    ip: '192.0.2.80',
    agent: 'Boto3/1.20.54 Python/3.9.10 Linux/5.10.0-11-amd64 Botocore/1.23.54',
  },
  developmentReader: {
    kind: 'account',
    name: accounts.development,
    session: 'github-actions',
    ip: '192.0.2.130',
    agent: '[aws-cli/2.4.17 Python/3.8.8 Linux/5.11.0-1028-azure exe/x86_64.ubuntu.20]',
  },
  vendor: {
    kind: 'account',
    name: outsiders.vendor,
    session: 'monitoring',
    ip: '198.51.100.200',
    agent: 'aws-sdk-go/1.42.44 (go1.17.6; linux; amd64)',
  },
  vendorRole: {
    kind: 'role',
    name: 'VendorMonitoring',
    session: 'monitoring',
    ip: '198.51.100.200',
    agent: 'aws-sdk-go/1.42.44 (go1.17.6; linux; amd64)',
  },

  // The intruder, under each identity in turn.
  guesser: { kind: 'user', name: 'echo', ip: '203.0.113.66', agent: kaliFirefox, tls: 'TLSv1.3' },
  guesserAsAlice: {
    kind: 'user',
    name: 'alice',
    ip: '203.0.113.66',
    agent: kaliFirefox,
    tls: 'TLSv1.3',
  },
  guesserAsBob: {
    kind: 'user',
    name: 'bob',
    ip: '203.0.113.66',
    agent: kaliFirefox,
    tls: 'TLSv1.3',
  },
  guesserAsNobody: {
    kind: 'user',
    name: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    ip: '203.0.113.66',
    agent: kaliFirefox,
    tls: 'TLSv1.3',
  },
  falseEcho: {
    kind: 'user',
    name: 'echo',
    ip: '203.0.113.66',
    agent: console,
    tls: 'none',
    sessionHours: 1,
    since: '15 22:58:47',
  },
  thief: {
    kind: 'user',
    name: 'ci-deploy',
    home: 'production',
    key: 'AKIAIOSFODNN7EXAMPLE',
    ip: '198.51.100.77',
    agent: kali,
  },
  backdoorSignIn: {
    kind: 'user',
    name: 'svc-backup',
    ip: '198.51.100.77',
    agent: kaliFirefox,
    tls: 'TLSv1.3',
  },
  backdoor: {
    kind: 'user',
    name: 'svc-backup',
    home: 'production',
    key: 'AKIAI44QH8DHBEXAMPLE',
    ip: '198.51.100.77',
    agent: kali,
  },
  backdoorFromProduction: {
    kind: 'account',
    name: accounts.production,
    session: 'svc-backup',
    ip: '198.51.100.77',
    agent: kali,
  },
  miner: {
    kind: 'role',
    name: 'OrganizationAccountAccessRole',
    session: 'svc-backup',
    key: 'ASIAIOSFODNN7EXAMPLE',
    since: '17 01:05:09',
    ip: '198.51.100.77',
    agent: kali,
  },
} satisfies Readonly<Record<string, Actor>>;
