/** Services whose calls are investigated most. */
const investigated: ReadonlySet<string> = new Set(
  [
    ['iam', 'sts', 'signin', 'sso', 'organizations', 'kms', 'secretsmanager', 'ssm', 's3'],
    ['ec2', 'rds', 'lambda', 'cloudtrail', 'config', 'guardduty', 'securityhub', 'logs'],
    ['dynamodb', 'ecr', 'ecs', 'eks', 'cloudformation', 'route53', 'sns', 'sqs', 'ses'],
    ['access-analyzer', 'macie2', 'inspector2', 'waf', 'wafv2', 'elasticloadbalancing'],
    ['autoscaling', 'events', 'monitoring', 'codebuild', 'redshift', 'es', 'bedrock'],
    ['elasticfilesystem', 'cloudfront', 'acm', 'cognito-idp', 'ec2-instance-connect', 'ram'],
    ['identitystore', 'rolesanywhere', 'backup', 'glue', 'network-firewall'],
  ]
    .flat()
    .map((name) => `${name}.amazonaws.com`),
);

/** Services whose parameters come with their meaning; of all it would be too much. */
export const explained: ReadonlySet<string> = new Set(
  [
    ['iam', 'sts', 'sso', 'organizations', 'kms', 'secretsmanager', 'ssm', 's3', 'ec2', 'rds'],
    ['lambda', 'cloudtrail', 'config', 'guardduty', 'logs', 'dynamodb', 'ecr', 'ecs', 'eks'],
    ['cloudformation', 'route53', 'sns', 'sqs', 'events', 'monitoring', 'elasticloadbalancing'],
    ['ec2-instance-connect', 'ram', 'rolesanywhere', 'identitystore', 'codebuild', 'autoscaling'],
  ]
    .flat()
    .map((name) => `${name}.amazonaws.com`),
);

/** Calls that detections name, or that most logs are full of. */
const watched =
  /^(?:AssumeRole|ConsoleLogin|(?:Create|Update|Delete)(?:AccessKey|LoginProfile|User|Role|Trail|SecurityGroup|Snapshot|DBSnapshot|Key)|(?:Attach|Detach|Put|Delete)(?:User|Role|Group)Policy|(?:Authorize|Revoke)SecurityGroup|(?:Run|Start|Stop|Terminate)Instances|CreateTags|CreateFlowLogs|DeleteFlowLogs|StopLogging|PutEventSelectors|PutBucket|DeleteBucket|GetObject|PutObject|DeleteObject|ListObjects|Decrypt|GenerateDataKey|GetSecretValue|Modify(?:Image|Snapshot|Instance|DBSnapshot)Attribute|SendCommand|StartSession|UpdateAssumeRolePolicy|AddPermission|CreateFunction|UpdateFunctionC|InvokeModel|AddUserToGroup|DescribeInstances|GetParameter)/;

/** How much an event counts where fields are ranked. */
export const eventWeight = (eventSource: string, eventName: string): number => {
  if (!investigated.has(eventSource)) return 0.02;
  return watched.test(eventName) ? 30 : 2;
};
