import type { HandKept, HandKeptEvent } from './hand-kept.ts';

/*
 * Calls that came after the models were last published, as far as detections name them. Sources: the
 * API references of the services.
 */

/** The calls that make, look at and remove a thing. */
const lifeOf = (
  thing: string,
  { things = `${thing}s`, id }: { readonly things?: string; readonly id: string },
): readonly HandKeptEvent[] => [
  { name: `Create${thing}`, summary: '', request: ['name', 'description'], response: [id] },
  { name: `Get${thing}`, summary: '', request: [id] },
  { name: `List${things}`, summary: '', request: ['maxResults:#', 'nextToken'] },
  { name: `Update${thing}`, summary: '', request: [id] },
  { name: `Delete${thing}`, summary: '', request: [id] },
];

/** Services whose calls are known by name alone. */
const byName = (service: string, title: string, names: string): HandKept => ({
  eventSource: `${service}.amazonaws.com`,
  title,
  events: names
    .trim()
    .split(/\s+/)
    .map((name) => ({ name, summary: '' })),
});

export const newer: readonly HandKept[] = [
  {
    eventSource: 'bedrock-agentcore.amazonaws.com',
    title: 'Amazon Bedrock AgentCore',
    events: [
      ...lifeOf('AgentRuntime', { id: 'agentRuntimeId' }),
      ...lifeOf('AgentRuntimeEndpoint', { id: 'agentRuntimeId' }),
      ...lifeOf('Browser', { id: 'browserId' }),
      ...lifeOf('BrowserProfile', { id: 'profileId' }),
      ...lifeOf('CodeInterpreter', { id: 'codeInterpreterId' }),
      ...lifeOf('Evaluator', { id: 'evaluatorId' }),
      ...lifeOf('Gateway', { id: 'gatewayIdentifier' }),
      ...lifeOf('GatewayTarget', { id: 'gatewayIdentifier' }),
      ...lifeOf('Memory', { things: 'Memories', id: 'memoryId' }),
      ...lifeOf('WorkloadIdentity', { things: 'WorkloadIdentities', id: 'name' }),
      ...lifeOf('Oauth2CredentialProvider', { id: 'name' }),
      ...lifeOf('ApiKeyCredentialProvider', { id: 'name' }),
      {
        name: 'InvokeAgentRuntime',
        summary: 'An agent was called.',
        request: ['agentRuntimeArn', 'runtimeSessionId', 'qualifier'],
      },
      { name: 'InvokeAgentRuntimeWithWebSocketStream', summary: 'An agent was called.' },
      { name: 'InvokeGateway', summary: 'A tool was called by way of a gateway.' },
      {
        name: 'StartBrowserSession',
        summary: 'A browser was opened.',
        request: ['browserIdentifier', 'name', 'sessionTimeoutSeconds:#'],
        response: ['browserIdentifier', 'sessionId'],
      },
      {
        name: 'StopBrowserSession',
        summary: 'A browser was closed.',
        request: ['browserIdentifier', 'sessionId'],
      },
      {
        name: 'StartCodeInterpreterSession',
        summary: 'A session that runs code was opened.',
        request: ['codeInterpreterIdentifier', 'name', 'sessionTimeoutSeconds:#'],
        response: ['codeInterpreterIdentifier', 'sessionId'],
      },
      {
        name: 'InvokeCodeInterpreter',
        summary: 'Code was run.',
        request: ['codeInterpreterIdentifier', 'sessionId', 'name'],
      },
      {
        name: 'StopCodeInterpreterSession',
        summary: 'A session that runs code was closed.',
        request: ['codeInterpreterIdentifier', 'sessionId'],
      },
      { name: 'GetWorkloadAccessToken', summary: 'A token for an agent was asked for.' },
      { name: 'GetWorkloadAccessTokenForJWT', summary: 'A token for an agent was asked for.' },
      { name: 'GetResourceOauth2Token', summary: 'A token for a resource was asked for.' },
      { name: 'GetResourceApiKey', summary: 'A key for a resource was asked for.' },
    ],
    more: [
      {
        events: /Browser$/,
        request: ['browserSigning:%', 'recording:%', 'networkConfiguration:%'],
      },
      {
        events: /Gateway$/,
        request: ['policyEngineConfiguration.arn', 'policyEngineConfiguration.mode'],
      },
      { events: /Memory$/, request: ['memoryStrategies.N:%', 'streamDeliveryResources:%'] },
    ],
  },
  {
    eventSource: 'bedrock.amazonaws.com',
    events: [
      ...['PutUseCaseForModelAccess', 'GetUseCaseForModelAccess'].map((name) => ({
        name,
        summary: 'Access to models was asked for, or looked at.',
        request: ['formData'],
      })),
      ...[
        'CreateFoundationModelAgreement',
        'DeleteFoundationModelAgreement',
        'ListFoundationModelAgreementOffers',
        'GetFoundationModelAvailability',
        'PutFoundationModelEntitlement',
      ].map((name) => ({ name, summary: '', request: ['modelId'] })),
      ...lifeOf('AutomatedReasoningPolicy', {
        things: 'AutomatedReasoningPolicies',
        id: 'policyArn',
      }),
      ...lifeOf('MarketplaceModelEndpoint', { id: 'endpointArn' }),
      ...lifeOf('CustomModelDeployment', { id: 'customModelDeploymentIdentifier' }),
      ...[
        'AssociateAgentCollaborator',
        'UpdateAgentCollaborator',
        'DisassociateAgentCollaborator',
      ].map((name) => ({ name, summary: '', request: ['agentId', 'agentVersion'] })),
      ...['IngestKnowledgeBaseDocuments', 'DeleteKnowledgeBaseDocuments'].map((name) => ({
        name,
        summary: '',
        request: ['knowledgeBaseId', 'dataSourceId'],
      })),
      { name: 'RegisterMarketplaceModelEndpoint', summary: '', request: ['endpointIdentifier'] },
      { name: 'DeregisterMarketplaceModelEndpoint', summary: '', request: ['endpointArn'] },
      { name: 'DeleteEnforcedGuardrailConfiguration', summary: '', request: ['configId'] },
      { name: 'PutEnforcedGuardrailConfiguration', summary: '', request: ['configId'] },
      { name: 'UpdateAutomatedReasoningPolicyAnnotations', summary: '', request: ['policyArn'] },
    ],
  },
  {
    eventSource: 'xray.amazonaws.com',
    events: [
      { name: 'UpdateTraceSegmentDestination', summary: '', request: ['destination'] },
      { name: 'GetTraceSegmentDestination', summary: '' },
      { name: 'UpdateIndexingRule', summary: '', request: ['name'] },
      { name: 'GetIndexingRules', summary: '' },
    ],
  },
  byName(
    'q',
    'Amazon Q',
    `StartConversation SendMessage GetConversation ListConversations PassRequest GetIdentityMetadata
     StartTroubleshootingAnalysis StartTroubleshootingResolutionExplanation GetTroubleshootingResults
     CreateAssignment DeleteAssignment`,
  ),
  byName(
    'codewhisperer',
    'Amazon Q Developer',
    `GenerateCompletions GenerateRecommendations CreateProfile ListProfiles UpdateProfile DeleteProfile
     CreateCustomization DeleteCustomization ListCustomizations`,
  ),
  byName(
    'payments',
    'AWS Payments',
    `CreatePaymentInstrument DeletePaymentInstrument GetPaymentInstrument GetPaymentStatus
     ListPaymentInstruments ListPaymentPreferences UpdatePaymentPreferences MakePayment`,
  ),
  byName(
    'invoicing',
    'AWS Invoicing',
    'GetInvoicePDF ListInvoiceSummaries GetInvoiceEmailDeliveryPreferences',
  ),
  byName('action-recommendations', 'AWS recommended actions', 'ListRecommendedActions'),
  byName('consoleapp', 'AWS Console mobile app', 'ListDeviceIdentities GetDeviceIdentity'),
  byName(
    'codestar',
    'AWS CodeStar',
    `AssociateTeamMember CreateProject CreateUserProfile DeleteProject DeleteUserProfile DescribeProject
     DisassociateTeamMember ListProjects ListResources ListTeamMembers ListUserProfiles UpdateProject
     UpdateTeamMember`,
  ),
];
