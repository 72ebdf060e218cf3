import type { Api } from './api-events.ts';
import type { ServiceEvents } from './service-events.ts';

/*
 * The models that the package ships have no errors any more. So codes are those that operations'
 * descriptions name, and those that the services' guides list as CloudTrail shows them.
 */

/** Adds the codes that a service is known to answer with. */
export const addErrorCodes = (
  service: ServiceEvents,
  { file, model, documentation }: Api,
): void => {
  const { protocol } = model.metadata;
  const common = file.startsWith('s3') ? ofS3 : (ofProtocol.get(protocol) ?? []);
  const own = ofService.get(service.eventSource) ?? [];
  const named = [...documentation.operations.values()].flatMap(({ summary }) => [
    ...summary.matchAll(/\b[A-Z][a-z]\w{4,50}(?:Exception|Fault)\b/g),
  ]);
  for (const code of [...common, ...own, ...named.map(([code]) => code)]) {
    service.errorCodes.add(code);
  }
};

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

const json = words(`
  AccessDenied AccessDeniedException ConflictException InternalServerException LimitExceededException
  ResourceNotFoundException ServiceQuotaExceededException ThrottlingException ValidationException
  UnrecognizedClientException InvalidSignatureException ExpiredTokenException
`);

const query = words(`
  AccessDenied ExpiredToken InvalidClientTokenId InvalidParameterValue InvalidParameterCombination
  MalformedQueryString MissingParameter SignatureDoesNotMatch Throttling ThrottlingException
  ValidationError OptInRequired
`);

const ofProtocol: ReadonlyMap<string, readonly string[]> = new Map([
  ['json', json],
  ['rest-json', json],
  ['query', query],
  ['rest-xml', query],
  [
    'ec2',
    words(`
      Client.UnauthorizedOperation Client.DryRunOperation Client.AuthFailure Client.OptInRequired
      Client.RequestLimitExceeded Client.InvalidParameterValue Client.InvalidParameterCombination
      Client.MissingParameter Client.InstanceLimitExceeded Client.VcpuLimitExceeded
      Client.InvalidInstanceID.NotFound Client.InvalidInstanceID.Malformed
      Client.IncorrectInstanceState Client.IncorrectState Client.InvalidAMIID.NotFound
      Client.InvalidAMIID.Malformed Client.InvalidAMIID.Unavailable Client.InvalidAMIName.Duplicate
      Client.InvalidGroup.NotFound Client.InvalidGroup.Duplicate Client.InvalidGroup.InUse
      Client.InvalidGroupId.Malformed Client.InvalidPermission.Duplicate
      Client.InvalidPermission.NotFound Client.InvalidPermission.Malformed
      Client.InvalidKeyPair.NotFound Client.InvalidKeyPair.Duplicate Client.InvalidKey.Format
      Client.InvalidVolume.NotFound Client.VolumeInUse Client.InvalidSnapshot.NotFound
      Client.InvalidSnapshot.InUse Client.SnapshotCreationPerVolumeRateExceeded
      Client.InvalidSubnetID.NotFound Client.InvalidVpcID.NotFound Client.DependencyViolation
      Client.InvalidRouteTableID.NotFound Client.InvalidRoute.NotFound Client.RouteAlreadyExists
      Client.InvalidInternetGatewayID.NotFound Client.Gateway.NotAttached
      Client.Resource.AlreadyAssociated Client.InvalidNetworkInterfaceID.NotFound
      Client.InvalidNetworkInterface.InUse Client.InvalidAllocationID.NotFound
      Client.InvalidAssociationID.NotFound Client.AddressLimitExceeded Client.VpcLimitExceeded
      Client.InvalidVpcEndpointId.NotFound Client.InvalidFlowLogId.NotFound
      Client.FlowLogAlreadyExists Client.InvalidLaunchTemplateId.NotFound
      Client.InvalidLaunchTemplateName.AlreadyExistsException Client.InvalidIamInstanceProfileArn
      Client.NatGatewayNotFound Client.InvalidTransitGatewayID.NotFound Client.Unsupported
      Client.OperationNotPermitted Client.InvalidUserID.Malformed Client.PendingVerification
      Client.Blocked Client.MaxSpotInstanceCountExceeded Client.SpotMaxPriceTooLow
      Server.InsufficientInstanceCapacity Server.InternalError Server.Unavailable
    `),
  ],
]);

const ofS3 = words(`
  AccessDenied AccessControlListNotSupported AllAccessDisabled BucketAlreadyExists
  BucketAlreadyOwnedByYou BucketNotEmpty EntityTooLarge ExpiredToken IllegalLocationConstraintException
  InvalidAccessKeyId InvalidArgument InvalidBucketName InvalidBucketState InvalidObjectState
  InvalidRange InvalidRequest InvalidToken KMS.DisabledException KMS.NotFoundException
  KMS.KMSInvalidStateException MalformedPolicy MalformedXML MethodNotAllowed NoSuchAccessPoint
  NoSuchBucket NoSuchBucketPolicy NoSuchCORSConfiguration NoSuchKey NoSuchLifecycleConfiguration
  NoSuchPublicAccessBlockConfiguration NoSuchTagSet NoSuchUpload NoSuchVersion NoSuchWebsiteConfiguration
  NotModified ObjectLockConfigurationNotFoundError OwnershipControlsNotFoundError PermanentRedirect
  PreconditionFailed ReplicationConfigurationNotFoundError RequestTimeTooSkewed
  ServerSideEncryptionConfigurationNotFoundError SignatureDoesNotMatch SlowDown TooManyBuckets
  UnauthorizedAccess AuthorizationHeaderMalformed TemporaryRedirect
`);

const ofService: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    iam: `
      ConcurrentModificationException CredentialReportExpiredException CredentialReportNotPresentException
      CredentialReportNotReadyException DeleteConflictException DuplicateCertificateException
      EntityAlreadyExistsException EntityTemporarilyUnmodifiableException InvalidAuthenticationCodeException
      InvalidInputException InvalidUserTypeException LimitExceededException MalformedCertificateException
      MalformedPolicyDocumentException NoSuchEntityException PasswordPolicyViolationException
      PolicyEvaluationException PolicyNotAttachableException ServiceFailureException
      UnmodifiableEntityException`,
    sts: `
      ExpiredTokenException IDPCommunicationErrorException IDPRejectedClaimException
      InvalidAuthorizationMessageException InvalidIdentityTokenException
      MalformedPolicyDocumentException PackedPolicyTooLargeException RegionDisabledException
      InvalidAction`,
    kms: `
      AlreadyExistsException DependencyTimeoutException DisabledException DryRunOperationException
      IncorrectKeyException InvalidAliasNameException InvalidArnException InvalidCiphertextException
      InvalidGrantIdException InvalidGrantTokenException InvalidKeyUsageException InvalidMarkerException
      KeyUnavailableException KMSInvalidSignatureException KMSInternalException
      KMSInvalidStateException KmsInvalidStateException LimitExceededException
      MalformedPolicyDocumentException NotFoundException TagException UnsupportedOperationException
      XksProxyUriUnreachableException`,
    secretsmanager: `
      DecryptionFailure EncryptionFailure InternalServiceError InvalidNextTokenException
      InvalidParameterException InvalidRequestException MalformedPolicyDocumentException
      PublicPolicyException ResourceExistsException`,
    ssm: `
      AssociationDoesNotExist DocumentAlreadyExists DoesNotExistException DuplicateInstanceId
      InvalidDocument InvalidFilterKey InvalidInstanceId InvalidKeyId InvalidNextToken InvocationDoesNotExist
      ParameterAlreadyExists ParameterNotFound ParameterVersionNotFound TargetNotConnected
      UnsupportedPlatformType InvalidParameters`,
    lambda: `
      CodeStorageExceededException EC2AccessDeniedException InvalidParameterValueException
      KMSAccessDeniedException PolicyLengthExceededException PreconditionFailedException
      RequestTooLargeException ResourceConflictException ResourceInUseException
      ResourceNotReadyException TooManyRequestsException`,
    cloudtrail: `
      CloudTrailAccessNotEnabledException InsightNotEnabledException
      InsufficientEncryptionPolicyException InsufficientS3BucketPolicyException
      InvalidCloudWatchLogsLogGroupArnException InvalidEventSelectorsException
      InvalidHomeRegionException InvalidKmsKeyIdException InvalidS3BucketNameException
      InvalidTrailNameException KmsKeyNotFoundException MaximumNumberOfTrailsExceededException
      OperationNotPermittedException S3BucketDoesNotExistException TrailAlreadyExistsException
      TrailNotFoundException`,
    dynamodb: `
      ConditionalCheckFailedException ProvisionedThroughputExceededException RequestLimitExceeded
      ResourceInUseException TableNotFoundException TransactionCanceledException`,
    organizations: `
      AWSOrganizationsNotInUseException AccountNotFoundException AlreadyInOrganizationException
      ConstraintViolationException DuplicateAccountException DuplicatePolicyAttachmentException
      InvalidInputException PolicyNotFoundException TargetNotFoundException TooManyRequestsException`,
    rds: `
      AuthorizationNotFound DBClusterNotFoundFault DBClusterSnapshotNotFoundFault
      DBInstanceAlreadyExists DBInstanceNotFound DBInstanceNotFoundFault DBParameterGroupNotFound
      DBSecurityGroupNotFound DBSnapshotAlreadyExists DBSnapshotNotFound DBSnapshotNotFoundFault
      DBSubnetGroupNotFoundFault InstanceQuotaExceeded InvalidDBClusterStateFault InvalidDBInstanceState
      InvalidDBInstanceStateFault InvalidDBSnapshotState KMSKeyNotAccessibleFault
      SharedSnapshotQuotaExceeded SnapshotQuotaExceeded`,
    ecr: `
      ImageAlreadyExistsException ImageNotFoundException InvalidParameterException
      LayersNotFoundException LifecyclePolicyNotFoundException RepositoryAlreadyExistsException
      RepositoryNotEmptyException RepositoryNotFoundException RepositoryPolicyNotFoundException`,
    ecs: `
      ClientException ClusterNotFoundException InvalidParameterException ServerException
      ServiceNotActiveException ServiceNotFoundException TargetNotConnectedException`,
    eks: `
      ClientException InvalidParameterException InvalidRequestException ResourceInUseException
      ResourceLimitExceededException ServerException`,
    logs: `
      DataAlreadyAcceptedException InvalidOperationException InvalidParameterException
      InvalidSequenceTokenException MalformedQueryException OperationAbortedException
      ResourceAlreadyExistsException ServiceUnavailableException`,
    config: `
      InsufficientDeliveryPolicyException InvalidParameterValueException
      InvalidS3KeyPrefixException MaxNumberOfConfigurationRecordersExceededException
      NoAvailableConfigurationRecorderException NoRunningConfigurationRecorderException
      NoSuchConfigRuleException NoSuchConfigurationRecorderException
      NoSuchDeliveryChannelException ResourceInUseException`,
    guardduty: 'BadRequestException InternalServerErrorException',
    securityhub:
      'InternalException InvalidAccessException InvalidInputException ResourceConflictException',
    cloudformation: `
      AlreadyExistsException ChangeSetNotFoundException InsufficientCapabilitiesException
      StackSetNotFoundException TokenAlreadyExistsException`,
    elasticloadbalancing: `
      DuplicateListenerException DuplicateLoadBalancerNameException ListenerNotFoundException
      LoadBalancerNotFoundException RuleNotFoundException TargetGroupNotFoundException`,
    autoscaling: 'AlreadyExistsFault LimitExceededFault ResourceContentionFault ResourceInUseFault',
    sns: `
      AuthorizationErrorException InvalidParameterException KMSAccessDeniedException NotFoundException
      TopicLimitExceededException`,
    sqs: `
      AWS.SimpleQueueService.NonExistentQueue AWS.SimpleQueueService.QueueDeletedRecently
      QueueAlreadyExists QueueDoesNotExist`,
    route53: `
      HostedZoneNotEmpty InvalidChangeBatch InvalidInput NoSuchChange NoSuchHostedZone
      PriorRequestNotComplete`,
    bedrock:
      'ModelErrorException ModelNotReadyException ModelTimeoutException ServiceUnavailableException',
    'cognito-idp': `
      CodeMismatchException InvalidParameterException InvalidPasswordException NotAuthorizedException
      PasswordResetRequiredException TooManyRequestsException UserNotConfirmedException
      UserNotFoundException UsernameExistsException`,
    'ec2-instance-connect': `
      AuthException EC2InstanceNotFoundException EC2InstanceStateInvalidException
      InvalidArgsException ServiceException`,
    events: 'ManagedRuleException PolicyLengthExceededException ResourceAlreadyExistsException',
    sso: 'UnauthorizedException InvalidGrantException InvalidClientException AuthorizationPendingException',
  }).map(([name, codes]) => [`${name}.amazonaws.com`, words(codes)]),
);
