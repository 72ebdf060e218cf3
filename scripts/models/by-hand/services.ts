import type { HandKept } from './hand-kept.ts';

/*
 * Events of services that their APIs' models lack: what services do by themselves, calls that only
 * consoles and agents make, and older names. Sources: the pages “Logging … with CloudTrail” of the
 * services' guides, and “Non-API events captured by CloudTrail” of the CloudTrail User Guide.
 */

/** What records say of a launched instance beside the model. */
const instanceDetails: readonly string[] = [
  'interfaceId',
  'metadataOptions.httpProtocolIpv4',
  'operator.managed:?',
  'networkInterfaceSet.items.N.attachment.instanceId',
  'networkInterfaceSet.items.N.attachment.instanceOwnerId',
  'networkInterfaceSet.items.N.availabilityZone',
  'networkInterfaceSet.items.N.internalInterfaceId',
  'networkInterfaceSet.items.N.operator.managed:?',
  'networkInterfaceSet.items.N.requesterManaged:?',
].map((path) => `instancesSet.items.N.${path}`);

export const services: readonly HandKept[] = [
  {
    eventSource: 'kms.amazonaws.com',
    events: [
      {
        name: 'RotateKey',
        summary: 'The material of a key was replaced, by schedule or on demand.',
        reads: false,
      },
      { name: 'DeleteKey', summary: 'A key was deleted at the end of its waiting period.' },
      {
        name: 'DeleteExpiredKeyMaterial',
        summary: 'Imported material of a key was deleted when it expired.',
      },
      {
        name: 'SynchronizeMultiRegionKey',
        summary: 'A replica of a key took over a property of its primary.',
      },
      { name: 'CreateServiceLinkedRole', summary: 'The role for key stores or replicas was made.' },
    ],
    more: [
      { events: 'CreateKey', response: ['keyMetadata.AWSAccountId'] },
      { events: /CustomKeyStore$/, request: ['clusterId'] },
      {
        events:
          /^(?:Enable|Disable|ScheduleKeyDeletion|PutKeyPolicy|TagResource|UntagResource|UpdateKey|CreateAlias|UpdateAlias)/,
        response: ['keyId'],
      },
    ],
  },
  {
    eventSource: 'ec2.amazonaws.com',
    events: [
      {
        name: 'SharedSnapshotVolumeCreated',
        summary: 'Another account made a volume of a snapshot that is shared with it.',
        reads: false,
      },
      {
        name: 'SharedSnapshotCopyInitiated',
        summary: 'Another account copied a snapshot that is shared with it.',
        reads: false,
      },
      { name: 'BidEvictedEvent', summary: 'A Spot instance was taken back.', reads: false },
      {
        name: 'CreateDefaultSecurityGroup',
        summary: 'The default security group of a VPC was made.',
      },
    ],
    more: [
      {
        events: /^(?:Describe|Reset)(?:Image|Snapshot|Volume)Attribute$/,
        request: ['attributeType'],
      },
      {
        events: 'ModifyImageAttribute',
        request: ['attributeType:launchPermission|description|productCodes'],
        first: ['imageId', 'attributeType', 'launchPermission'],
        last: ['attribute', 'operationType', 'value', 'userGroupSet', 'userIdSet'],
      },
      {
        events: 'ModifySnapshotAttribute',
        request: ['attributeType:CREATE_VOLUME_PERMISSION|PRODUCT_CODES'],
        first: ['snapshotId', 'attributeType', 'createVolumePermission'],
        last: ['attribute', 'operationType', 'securityGroupSet', 'userIdSet'],
      },
      { events: /^(?:CreateVolume)$/, request: ['zone'], response: ['zone'] },
      { events: 'DeleteVolume', request: ['reportVolumeFailure:?'] },
      { events: /^(?:Delete|Detach|Stop|Terminate)(?:Snapshot|Instances)$/, request: ['force:?'] },
      { events: 'DescribeSnapshots', request: ['includeRecoveryBin:?'] },
      { events: /^(?:Describe|Delete)FlowLogs$/, request: ['flowLogId.N'] },
      { events: /^Describe(?:ClassicLinkInstances)$/, request: ['instancesSet.item.N.instanceId'] },
      { events: /^Describe(?:VpcClassicLink)$/, request: ['vpcSet.item.N.vpcId'] },
      {
        events: 'DeleteTransitGatewayVpcAttachment',
        request: ['DelTGwVpcAttachReq.TransitGatewayAttachmentId'],
      },
      { events: /NetworkAclEntry$/, request: ['aclProtocol'] },
      { events: 'DisassociateRouteTable', response: ['associationState.state'] },
      {
        events: 'CreateNetworkInterface',
        request: ['denyAllIgwTraffic:?'],
        response: ['networkInterface.denyAllIgwTraffic:?'],
      },
      {
        events: 'RunInstances',
        request: ['disableApiTermination:?'],
        response: instanceDetails,
      },
    ],
  },
  {
    eventSource: 's3.amazonaws.com',
    events: [
      {
        name: 'GetStorageLensDashboardDataInternal',
        summary: 'The console showed a dashboard of Storage Lens.',
        request: ['Host', 'configurationARN'],
      },
      {
        name: 'ExpireObject',
        summary: 'A lifecycle rule removed an object.',
        reads: false,
        request: ['bucketName', 'key', 'versionId'],
      },
      {
        name: 'TransitionObject',
        summary: 'A lifecycle rule moved an object to another storage class.',
        reads: false,
        request: ['bucketName', 'key'],
      },
      {
        name: 'PostObject',
        summary: 'An object was uploaded with a form.',
        reads: false,
        request: ['bucketName', 'key', 'Host'],
      },
      {
        name: 'ListBucket',
        summary: 'Objects were listed.',
        request: ['bucketName', 'prefix', 'Host'],
      },
    ],
    more: [
      { events: /PublicAccessBlock$/, request: ['bucketName', 'publicAccessBlock.N'] },
      {
        events: /^Put.*Acl$/,
        request: [
          'accessControlList.x-amz-grant-read',
          'accessControlList.x-amz-grant-full-control',
          'accessControlList.x-amz-grant-write',
          'accessControlList.x-amz-grant-read-acp',
          'accessControlList.x-amz-grant-write-acp',
        ],
      },
      { events: 'PutBucketLogging', request: ['logging.N.targetBucket', 'logging.N.targetPrefix'] },
      {
        events: /^(?:Put|Get|Copy|Head|Create|Complete|Upload)/,
        response: [
          'x-amz-server-side-encryption',
          'x-amz-server-side-encryption-aws-kms-key-id',
          'x-amz-server-side-encryption-context',
          'x-amz-version-id',
          'x-amz-expiration',
        ],
      },
    ],
  },
  {
    eventSource: 'lambda.amazonaws.com',
    more: [
      {
        events:
          /^(?:UpdateFunction|PublishVersion|PublishLayer|DeleteFunction|AddPermission|RemovePermission|InvokeAsync)/,
        request: [
          'fullyQualifiedArn.arnPrefix.account',
          'fullyQualifiedArn.arnPrefix.partition',
          'fullyQualifiedArn.arnPrefix.region',
          'fullyQualifiedArn.relativeId.functionName',
          'fullyQualifiedArn.functionQualifier',
        ],
      },
    ],
  },
  {
    eventSource: 'ssm.amazonaws.com',
    events: [
      {
        name: 'UpdateInstanceInformation',
        summary: 'An agent reported itself.',
        request: [
          'instanceId',
          'agentName',
          'agentVersion',
          'agentStatus',
          'platformName',
          'platformType',
          'platformVersion',
          'computerName',
          'iPAddress',
          'sSMConnectionChannel',
          'availabilityZone',
          'availabilityZoneId',
        ],
      },
      {
        name: 'UpdateInstanceAssociationStatus',
        summary: 'An agent reported how an association went.',
        request: [
          'instanceId',
          'associationId',
          'executionResult.executionId',
          'executionResult.executionDate',
          'executionResult.executionSummary',
          'executionResult.status',
          'executionResult.errorCode',
          'executionResult.outputUrl',
        ],
      },
      {
        name: 'ListInstanceAssociations',
        summary: 'An agent asked for its associations.',
        request: ['instanceId', 'maxResults:#', 'nextToken'],
      },
      {
        name: 'RegisterManagedInstance',
        summary: 'A machine outside of EC2 was registered.',
        request: ['activationId', 'fingerprint', 'publicKeyType'],
        response: ['instanceId'],
      },
      {
        name: 'RequestManagedInstanceRoleToken',
        summary: 'A managed machine asked for credentials.',
        reads: false,
        request: ['fingerprint', 'instanceId'],
      },
      {
        name: 'PutConfigurePackageResult',
        summary: 'An agent reported how a package was installed.',
        request: ['packageName', 'packageVersion', 'operation', 'overallTiming:#', 'attributes:%'],
      },
      {
        name: 'GetManifest',
        summary: 'An agent asked for the manifest of a package.',
        request: ['packageName', 'packageVersion'],
      },
      {
        name: 'OpenDataChannel',
        summary: 'A session opened its channel.',
        reads: false,
        request: ['sessionId'],
      },
    ],
    more: [
      {
        events: 'SendCommand',
        request: ['interactive:?'],
        response: [
          'command.interactive:?',
          'command.clientName',
          'command.clientSourceId',
          'command.hasCancelCommandSignature:?',
          'command.hasSendCommandSignature:?',
        ],
      },
    ],
  },
  {
    eventSource: 'ssmmessages.amazonaws.com',
    title: 'AWS Systems Manager Session Manager',
    events: [
      {
        name: 'OpenControlChannel',
        summary: 'An agent opened its control channel.',
        reads: false,
        request: ['instanceId', 'requestId'],
      },
      {
        name: 'OpenDataChannel',
        summary: 'A session opened its data channel.',
        reads: false,
        request: ['sessionId', 'requestId', 'clientId', 'clientVersion'],
      },
      {
        name: 'CreateControlChannel',
        summary: 'A control channel was made.',
        request: ['instanceId', 'requestId'],
      },
      {
        name: 'CreateDataChannel',
        summary: 'A data channel was made.',
        request: ['sessionId', 'requestId'],
      },
    ],
  },
  {
    eventSource: 'secretsmanager.amazonaws.com',
    events: [
      { name: 'RotationStarted', summary: 'A secret began to rotate.', reads: false },
      { name: 'RotationSucceeded', summary: 'A secret was rotated.', reads: false },
      { name: 'RotationFailed', summary: 'A secret could not be rotated.', reads: false },
      { name: 'RotationAbandoned', summary: 'A rotation was given up for another.', reads: false },
      { name: 'TestRotationStarted', summary: 'A rotation began to be tried.', reads: false },
      { name: 'TestRotationSucceeded', summary: 'A rotation was tried.', reads: false },
      { name: 'TestRotationFailed', summary: 'A rotation was tried and failed.', reads: false },
      { name: 'StartSecretVersionDelete', summary: 'A version of a secret began to be deleted.' },
      { name: 'CancelSecretVersionDelete', summary: 'A version of a secret was kept after all.' },
      { name: 'EndSecretVersionDelete', summary: 'A version of a secret was deleted.' },
      { name: 'SecretMigrated', summary: 'A secret was moved.', reads: false },
    ],
  },
  {
    eventSource: 'cloudtrail.amazonaws.com',
    events: [
      {
        name: 'CreateServiceLinkedChannel',
        summary: 'A service made a channel for itself.',
        reads: false,
      },
      {
        name: 'UpdateServiceLinkedChannel',
        summary: 'A service changed its channel.',
        reads: false,
      },
      {
        name: 'DeleteServiceLinkedChannel',
        summary: 'A service removed its channel.',
        reads: false,
      },
      {
        name: 'AwsCloudTrailInsight',
        summary: 'CloudTrail noticed an unusual rate of calls or errors.',
        reads: false,
      },
    ],
    more: [{ events: 'LookupEvents', request: ['eventCategory'] }],
  },
  {
    eventSource: 'cloudshell.amazonaws.com',
    title: 'AWS CloudShell',
    events: [
      {
        name: 'CreateEnvironment',
        summary: 'An environment was made.',
        response: ['EnvironmentId', 'Status', 'environmentId', 'status'],
        request: [
          'VpcConfig.VpcId',
          'VpcConfig.SubnetIds.N',
          'VpcConfig.SecurityGroupIds.N',
          'EnvironmentName',
        ],
      },
      {
        name: 'CreateSession',
        summary: 'A shell was opened.',
        request: ['EnvironmentId', 'SessionType', 'TabId', 'QCliDisabled:?'],
        response: ['SessionId', 'TokenValue', 'StreamUrl'],
      },
      {
        name: 'StartEnvironment',
        summary: 'An environment was started.',
        request: ['EnvironmentId'],
        response: ['EnvironmentId', 'Status'],
      },
      {
        name: 'StopEnvironment',
        summary: 'An environment was stopped.',
        request: ['EnvironmentId'],
        response: ['EnvironmentId', 'Status'],
      },
      {
        name: 'DeleteEnvironment',
        summary: 'An environment was deleted.',
        request: ['EnvironmentId'],
      },
      {
        name: 'GetEnvironmentStatus',
        summary: 'The state of an environment was asked for.',
        request: ['EnvironmentId'],
        response: ['EnvironmentId', 'Status'],
      },
      { name: 'DescribeEnvironments', summary: 'Environments were listed.' },
      {
        name: 'PutCredentials',
        summary: 'Credentials were handed to an environment.',
        request: ['EnvironmentId', 'KeyId'],
      },
      {
        name: 'SendHeartBeat',
        summary: 'A shell said that it is still in use.',
        reads: false,
        request: ['EnvironmentId'],
      },
      {
        name: 'GetFileDownloadUrls',
        summary: 'A file was downloaded from an environment.',
        request: ['EnvironmentId', 'FileDownloadPath'],
      },
      {
        name: 'GetFileUploadUrls',
        summary: 'A file was uploaded to an environment.',
        request: ['EnvironmentId', 'FileUploadPath'],
      },
    ],
  },
  {
    eventSource: 'iam.amazonaws.com',
    events: [
      { name: 'GetAccountEmailAddress', summary: 'The address of the account was asked for.' },
      { name: 'UpdateAccountEmailAddress', summary: 'The address of the account was changed.' },
      { name: 'UpdateAccountName', summary: 'The name of the account was changed.' },
      { name: 'GetCloudFrontPublicKey', summary: 'A key pair of CloudFront was asked for.' },
      { name: 'UploadCloudFrontPublicKey', summary: 'A key pair of CloudFront was uploaded.' },
    ],
    more: [{ events: /MFADevice$/, response: ['_return:?'] }],
  },
  {
    eventSource: 'sts.amazonaws.com',
    more: [
      { events: 'AssumeRole', request: ['incomingTransitiveTags:%', 'principalTags:%'] },
      {
        events: /^AssumeRoleWith/,
        request: ['principalTags:%', 'transitiveTagKeys.N', 'sourceIdentity', 'sAMLAssertionID'],
        response: ['roleArn'],
      },
    ],
    events: [
      {
        name: 'AssumeRoot',
        summary: 'Short-lived root credentials for a member account were asked for.',
        reads: false,
        request: ['targetPrincipal', 'taskPolicyArn.arn', 'durationSeconds:#'],
        response: [
          'credentials.accessKeyId',
          'credentials.sessionToken',
          'credentials.expiration',
          'sourceIdentity',
        ],
      },
      {
        name: 'GetDelegatedAccessToken',
        summary: 'A token for delegated access was exchanged for credentials.',
        reads: false,
        request: ['tradeInToken'],
        response: [
          'assumedPrincipal',
          'credentials.accessKeyId',
          'credentials.expiration',
          'packedPolicySize:#',
        ],
      },
    ],
  },
  {
    eventSource: 'rds.amazonaws.com',
    events: [
      {
        name: 'DescribeRecommendations',
        summary: 'The console asked for recommendations.',
        request: ['filters.N.name', 'filters.N.values.N', 'marker', 'maxRecords:#'],
      },
      {
        name: 'DescribeRecommendationGroups',
        summary: 'The console asked for groups of recommendations.',
        request: ['filters.N.name', 'filters.N.values.N', 'marker', 'maxRecords:#'],
      },
      {
        name: 'RebootDBCluster',
        summary: 'Restarts the instances of a cluster.',
        request: ['dBClusterIdentifier', 'forceFailover:?'],
        response: ['dBClusterIdentifier', 'status'],
      },
    ],
    more: [
      {
        events:
          /^(?:Create|Modify|Restore|Delete|Reboot|Start|Stop|Promote|Switchover)DB(?:Instance|Cluster)(?:$|From|To)/,
        response: ['httpEndpointEnabled:?'],
      },
      {
        events: /^(?:Create|Modify)DB(?:Instance|Cluster)$|^RestoreDB(?:Instance|Cluster)From/,
        request: ['masterUserPassword', 'tdeCredentialPassword'],
      },
      { events: /^Copy/, request: ['sourceRegion'], response: ['sourceRegion'] },
      { events: 'DeleteDBCluster', request: ['finalDBClusterSnapshotIdentifier'] },
    ],
  },
  {
    eventSource: 'es.amazonaws.com',
    events: [
      {
        name: 'ListNotifications',
        summary: 'The console listed notifications.',
        request: ['itemsPerPage:#', 'locale'],
      },
    ],
  },
  {
    eventSource: 'cloudfront.amazonaws.com',
    more: [{ events: /Distribution/, response: ['location'] }],
  },
  {
    eventSource: 'organizations.amazonaws.com',
    events: [
      { name: 'CreateAccountResult', summary: 'The making of an account ended.', reads: false },
      { name: 'CloseAccountResult', summary: 'The closing of an account ended.', reads: false },
      {
        name: 'AccountJoinedOrganization',
        summary: 'An account joined the organization.',
        reads: false,
      },
      {
        name: 'AccountDepartedOrganization',
        summary: 'An account left the organization.',
        reads: false,
      },
    ],
  },
  {
    eventSource: 'controltower.amazonaws.com',
    events: [
      { name: 'CreateManagedAccount', summary: 'Account Factory made an account.', reads: false },
      {
        name: 'UpdateManagedAccount',
        summary: 'Account Factory changed an account.',
        reads: false,
      },
      { name: 'SetupLandingZone', summary: 'A landing zone was set up.', reads: false },
      { name: 'UpdateLandingZone', summary: 'A landing zone was updated.', reads: false },
      { name: 'EnableGuardrail', summary: 'A control was switched on.', reads: false },
      { name: 'DisableGuardrail', summary: 'A control was switched off.', reads: false },
      {
        name: 'RegisterOrganizationalUnit',
        summary: 'An organizational unit was registered.',
        reads: false,
      },
      {
        name: 'DeregisterOrganizationalUnit',
        summary: 'An organizational unit was let go.',
        reads: false,
      },
      {
        name: 'PrecheckOrganizationalUnit',
        summary: 'An organizational unit was examined.',
        reads: false,
      },
    ],
  },
  {
    eventSource: 'quicksight.amazonaws.com',
    events: [
      { name: 'QueryDatabase', summary: 'A data source was queried.', reads: true },
      { name: 'GetDashboard', summary: 'A dashboard was opened.' },
      { name: 'GetAnalysis', summary: 'An analysis was opened.' },
      { name: 'CreateAnalysis', summary: 'An analysis was made.' },
      { name: 'AccessedPublicLink', summary: 'A public dashboard was opened.', reads: true },
      { name: 'AccountInfoSynced', summary: 'Settings were taken over.', reads: true },
    ],
  },
  {
    eventSource: 'notifications.amazonaws.com',
    title: 'AWS User Notifications',
    events: [
      'ListNotificationHubs',
      'ListNotificationEvents',
      'ListNotificationConfigurations',
      'ListEventRules',
      'ListChannels',
      'GetNotificationConfiguration',
      'CreateNotificationConfiguration',
      'DeleteNotificationConfiguration',
      'RegisterNotificationHub',
      'DeregisterNotificationHub',
      'GetFeatureOptInStatus',
    ].map((name) => ({ name, summary: '' })),
  },
  {
    eventSource: 'billingconsole.amazonaws.com',
    title: 'AWS Billing console',
    events: [
      {
        name: 'GetBillsForBillingPeriod',
        summary: 'The bills of a month were looked at.',
        request: ['map.month:#', 'map.year:#'],
      },
      {
        name: 'GetTotalAmountForForecast',
        summary: 'The forecast of a month was looked at.',
        request: ['map.month:#', 'map.year:#'],
      },
      {
        name: 'GetContactInformation',
        summary: 'Contacts of the account were looked at.',
        request: ['map.type'],
      },
      ...[
        'AWSPaymentInstrumentGateway.Get',
        'AWSPaymentPortalService.GetAccountPreferences',
        'AWSPaymentPortalService.GetPaymentsDue',
        'AWSPaymentPreferenceGateway.Get',
        'CreateBudget',
        'GetAccountEDPStatus',
        'GetAccounts',
        'GetBudgets',
        'GetBillingNotifications',
        'GetBillBreakdown',
        'GetCommercialInvoices',
        'GetCostExplorerAccess',
        'GetCredits',
        'GetInvoiceDocument',
        'GetIAMAccessPreference',
        'GetTaxRegistration',
        'ListCostAllocationTags',
        'RedeemPromoCode',
        'SetAccountContractMetadata',
        'SetAccountPreferences',
        'SetAdditionalContacts',
        'SetContactAddress',
        'SetContactInformation',
        'SetCreditSharing',
        'SetIAMAccessPreference',
        'SetSecurityQuestions',
        'CloseAccount',
      ].map((name) => ({ name, summary: '' })),
    ],
  },
  {
    eventSource: 'consolidatedbilling.amazonaws.com',
    title: 'AWS consolidated billing',
    events: ['GetAccountBillingRole', 'ListLinkedAccounts', 'CreateConsolidatedBillingFamily'].map(
      (name) => ({ name, summary: '' }),
    ),
  },
  {
    eventSource: 'aws-portal.amazonaws.com',
    title: 'AWS account and billing pages',
    events: [
      'ViewAccount',
      'ModifyAccount',
      'ViewBilling',
      'ModifyBilling',
      'ViewPaymentMethods',
      'ModifyPaymentMethods',
      'ViewUsage',
    ].map((name) => ({ name, summary: '' })),
  },
  {
    eventSource: 'aws-marketplace.amazonaws.com',
    title: 'AWS Marketplace',
    events: [
      {
        name: 'Subscribe',
        summary: 'A product was subscribed to.',
        reads: false,
        request: ['productId', 'agreementId'],
      },
      {
        name: 'Unsubscribe',
        summary: 'A subscription was given up.',
        reads: false,
        request: ['productId', 'agreementId'],
      },
      { name: 'ViewSubscriptions', summary: 'Subscriptions were looked at.' },
      {
        name: 'AcceptAgreementApprovalRequest',
        summary: 'A wish to subscribe was granted.',
        reads: false,
      },
    ],
  },
  {
    eventSource: 'health.amazonaws.com',
    more: [
      { events: /^Describe/, request: ['filter.startTimes.N.from', 'filter.endTimes.N.from'] },
    ],
  },
  {
    eventSource: 'support.amazonaws.com',
    more: [{ events: /^Describe/, request: ['language'] }],
  },
  {
    eventSource: 'trustedadvisor.amazonaws.com',
    events: [
      'DescribeAccount',
      'DescribeAccountAccess',
      'DescribeChecks',
      'DescribeCheckSummaries',
      'DescribeCheckItems',
      'DescribeNotificationPreferences',
      'RefreshCheck',
      'DownloadRisk',
      'UpdateNotificationPreferences',
      'IncludeCheckItems',
      'ExcludeCheckItems',
      'SetOrganizationAccess',
      'GenerateReport',
    ].map((name) => ({ name, summary: '' })),
  },
  {
    eventSource: 'ecs.amazonaws.com',
    events: [
      {
        name: 'Poll',
        summary: 'An agent asked for work.',
        reads: true,
        request: ['cluster', 'containerInstance'],
      },
      {
        name: 'StartTelemetrySession',
        summary: 'An agent opened a channel for figures.',
        reads: false,
        request: ['cluster', 'containerInstance'],
      },
    ],
  },
  {
    eventSource: 'eks.amazonaws.com',
    events: [
      { name: 'AccessKubernetesApi', summary: 'The console looked into a cluster.', reads: true },
      { name: 'AuthenticateInstanceProfile', summary: 'A node proved itself.', reads: false },
    ],
  },
  {
    eventSource: 'ecr.amazonaws.com',
    events: [
      { name: 'PolicyExecutionEvent', summary: 'A lifecycle policy removed images.', reads: false },
      { name: 'ReplicateImage', summary: 'An image was copied by rule.', reads: false },
    ],
  },
  {
    eventSource: 'elasticmapreduce.amazonaws.com',
    events: [
      {
        name: 'GetOnClusterAppUIPresignedURL',
        summary: 'A link to the pages of a cluster was asked for.',
      },
    ],
  },
  {
    eventSource: 'logs.amazonaws.com',
    more: [{ events: 'DescribeLogGroups', request: ['showSubscriptionDestinations:?'] }],
  },
  {
    eventSource: 'monitoring.amazonaws.com',
    more: [
      {
        events: 'DescribeAlarms',
        request: ['excludeAutoscalingAlarms:?', 'excludeManagedAlarms:?'],
      },
    ],
  },
];
