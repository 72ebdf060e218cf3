import type { Family } from './service.ts';

const lambda = 'arn:aws:lambda:<region>:<account>:function:<function>';
const queue = 'https://sqs.<region>.amazonaws.com/<account>/<queue>';
const topic = 'arn:aws:sns:<region>:<account>:<topic>';

export const serverless: Family = {
  lambda: {
    calls: {
      ListFunctions20150331: { request: { maxItems: 50 } },
      GetFunction20150331v2: { request: { functionName: '<function>' } },
      GetFunctionConfiguration20150331v2: { request: { functionName: '<function>' } },
      GetPolicy20150331v2: {
        request: { functionName: '<function>' },
        errors: { ResourceNotFoundException: 'The resource you requested does not exist.' },
      },
      GetLayerVersionPolicy20181031: {
        request: { layerName: 'shared-deps', versionNumber: '<int:1-9>' },
        errors: {
          ResourceNotFoundException: 'No policy is associated with the given resource.',
        },
      },
      ListEventSourceMappings20150331: { request: { functionName: '<function>' } },
      UpdateFunctionCode20150331v2: {
        request: {
          functionName: '<function>',
          s3Bucket: 'dev-artifacts',
          s3Key: '<function>/<hex:7>.zip',
          publish: true,
          dryRun: false,
        },
        response: {
          functionName: '<function>',
          functionArn: lambda,
          runtime: 'nodejs14.x',
          role: 'arn:aws:iam::<account>:role/<role>',
          handler: 'index.handler',
          codeSize: '<int:180000-190000>',
          timeout: 30,
          memorySize: 256,
          version: '<int:30-60>',
          state: 'Active',
          lastUpdateStatus: 'InProgress',
          packageType: 'Zip',
        },
      },
      UpdateFunctionConfiguration20150331v2: {
        request: { functionName: '<function>', memorySize: 512 },
        response: { functionName: '<function>', functionArn: lambda, memorySize: 512, timeout: 30 },
      },
      PublishVersion20150331: {
        request: { functionName: '<function>' },
        response: { functionName: '<function>', functionArn: lambda, version: '<int:30-60>' },
      },
      AddPermission20150331v2: {
        request: {
          functionName: '<function>',
          statementId: '<name>',
          action: 'lambda:InvokeFunction',
          principal: 's3.amazonaws.com',
        },
        response: {
          statement: '{"Sid":"<name>","Effect":"Allow","Action":"lambda:InvokeFunction"}',
        },
      },
      Invoke: {
        category: 'Data',
        request: { functionName: lambda, invocationType: 'Event' },
        resources: [{ accountId: '<account>', type: 'AWS::Lambda::Function', ARN: lambda }],
        reads: false,
      },
    },
  },

  apigateway: {
    calls: {
      GetRestApis: { request: { limit: 500 } },
      GetStages: { request: { restApiId: '<api>' } },
      CreateDeployment: {
        request: { restApiId: '<api>', createDeploymentInput: { stageName: 'live' } },
        response: { id: '<hex:6>', createdDate: '<proseTime>' },
      },
    },
  },

  events: {
    calls: {
      ListRules: { request: { limit: 100 } },
      DescribeRule: { request: { name: '<rule>' } },
      PutRule: {
        request: { name: '<rule>', scheduleExpression: 'cron(15 1 * * ? *)', state: 'ENABLED' },
        response: { ruleArn: 'arn:aws:events:<region>:<account>:rule/<rule>' },
      },
      PutTargets: {
        request: { rule: '<rule>', targets: [{ id: '1', arn: lambda }] },
        response: { failedEntryCount: 0, failedEntries: [] },
      },
    },
  },

  states: {
    calls: {
      ListStateMachines: {},
      StartExecution: {
        request: {
          stateMachineArn: 'arn:aws:states:<region>:<account>:stateMachine:<stateMachine>',
          input: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        },
        response: {
          executionArn: 'arn:aws:states:<region>:<account>:execution:<stateMachine>:<uuid>',
          startDate: '<proseTime>',
        },
      },
      DescribeExecution: {
        request: {
          executionArn: 'arn:aws:states:<region>:<account>:execution:<stateMachine>:nightly',
        },
        errors: { ExecutionDoesNotExist: 'Execution Does Not Exist' },
      },
    },
  },

  sns: {
    calls: {
      ListTopics: {},
      GetTopicAttributes: { request: { topicArn: topic } },
      Subscribe: {
        request: { topicArn: topic, protocol: 'email', endpoint: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
        response: { subscriptionArn: 'pending confirmation' },
      },
      SetTopicAttributes: { request: { topicArn: topic, attributeName: 'DisplayName' } },
    },
  },

  sqs: {
    calls: {
      ListQueues: { request: { queueNamePrefix: 'orders' } },
      GetQueueAttributes: { request: { queueUrl: queue, attributeNames: ['All'] } },
      GetQueueUrl: {
        request: { queueName: '<queue>' },
        errors: {
          'AWS.SimpleQueueService.NonExistentQueue':
            'The specified queue does not exist for this wsdl version.',
        },
      },
      SetQueueAttributes: {
        request: { queueUrl: queue, attributes: { VisibilityTimeout: '120' } },
      },
      PurgeQueue: { request: { queueUrl: queue } },
    },
  },

  kinesis: {
    calls: {
      DescribeStreamSummary: { request: { streamName: '<stream>' } },
      ListShards: { request: { streamName: '<stream>' } },
      UpdateShardCount: {
        request: {
          streamName: '<stream>',
          targetShardCount: '<int:2-8>',
          scalingType: 'UNIFORM_SCALING',
        },
        response: { streamName: '<stream>', currentShardCount: 4, targetShardCount: '<int:2-8>' },
      },
    },
  },

  firehose: {
    calls: {
      DescribeDeliveryStream: { request: { deliveryStreamName: '<deliveryStream>' } },
      ListDeliveryStreams: { request: { limit: 10 } },
    },
  },
};
