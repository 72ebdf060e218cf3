import type { Family } from './service.ts';

const trail = 'arn:aws:cloudtrail:<region>:<account>:trail/management-events';
const group = 'arn:aws:logs:<region>:<account>:log-group:<logGroup>';

export const management: Family = {
  cloudtrail: {
    calls: {
      DescribeTrails: { request: { trailNameList: [], includeShadowTrails: true } },
      GetTrailStatus: { request: { name: trail } },
      GetEventSelectors: { request: { trailName: trail } },
      GetInsightSelectors: {
        request: { trailName: trail },
        errors: {
          InsightNotEnabledException: `Trail ${trail} does not have Insights enabled. Edit the trail settings to enable Insights, and then try the operation again.`,
        },
      },
      ListTags: { request: { resourceIdList: [trail] } },
      LookupEvents: {
        request: {
          lookupAttributes: [{ attributeKey: '<lookupKey>', attributeValue: '<lookupValue>' }],
          maxResults: 50,
        },
      },
      StopLogging: { request: { name: 'management-events' } },
      StartLogging: { request: { name: 'management-events' } },
      DeleteTrail: { request: { name: 'management-events' } },
      UpdateTrail: {
        request: { name: trail, isMultiRegionTrail: false, includeGlobalServiceEvents: false },
        response: {
          name: 'management-events',
          s3BucketName: 'org-cloudtrail-logs',
          includeGlobalServiceEvents: false,
          isMultiRegionTrail: false,
          trailARN: trail,
          logFileValidationEnabled: true,
        },
        errors: {
          InvalidCloudWatchLogsRoleArnException:
            'Access denied. Check the trust relationships for your role.',
        },
      },
      CreateTrail: {
        request: {
          name: 'management-events',
          s3BucketName: 'org-cloudtrail-logs',
          includeGlobalServiceEvents: true,
          isMultiRegionTrail: true,
          enableLogFileValidation: true,
        },
        response: {
          name: 'management-events',
          s3BucketName: 'org-cloudtrail-logs',
          includeGlobalServiceEvents: true,
          isMultiRegionTrail: true,
          trailARN: trail,
          logFileValidationEnabled: true,
          isOrganizationTrail: false,
        },
      },
      PutEventSelectors: {
        request: {
          trailName: 'management-events',
          eventSelectors: [
            {
              readWriteType: 'WriteOnly',
              includeManagementEvents: true,
              dataResources: [],
              excludeManagementEventSources: ['kms.amazonaws.com'],
            },
          ],
        },
        response: {
          trailARN: trail,
          eventSelectors: [
            {
              readWriteType: 'WriteOnly',
              includeManagementEvents: true,
              dataResources: [],
              excludeManagementEventSources: ['kms.amazonaws.com'],
            },
          ],
        },
      },
    },
  },

  config: {
    calls: {
      DescribeConfigurationRecorderStatus: {},
      DescribeConfigRules: { request: { configRuleNames: ['<configRule>'] } },
      DescribeComplianceByConfigRule: { request: { complianceTypes: ['NON_COMPLIANT'] } },
      PutEvaluations: {
        request: {
          evaluations: [
            {
              complianceResourceType: 'AWS::S3::Bucket',
              complianceResourceId: '<bucket>',
              complianceType: 'COMPLIANT',
              orderingTimestamp: '<proseTime>',
            },
          ],
          resultToken: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        },
        response: { failedEvaluations: [] },
      },
      GetResourceConfigHistory: {
        request: { resourceType: 'AWS::EC2::Instance', resourceId: '<instance>' },
        errors: {
          ResourceNotDiscoveredException:
            'Resource <instance> of resourceType:AWS::EC2::Instance is unknown or has not been ' +
            'discovered',
        },
      },
    },
  },

  cloudformation: {
    calls: {
      DescribeStacks: {
        request: { stackName: '<stack>' },
        errors: { ValidationException: 'Stack with id <stack> does not exist' },
      },
      ListStacks: {},
      DescribeStackEvents: { request: { stackName: '<stack>' } },
      GetTemplate: { request: { stackName: '<stack>', templateStage: 'Original' } },
      CreateChangeSet: {
        request: {
          stackName: '<stack>',
          changeSetName: 'release-<int:100-140>',
          capabilities: ['CAPABILITY_NAMED_IAM'],
          changeSetType: 'UPDATE',
        },
        response: {
          stackId: 'arn:aws:cloudformation:<region>:<account>:stack/<stack>/<thing:stack>',
        },
      },
      ExecuteChangeSet: {
        request: { stackName: '<stack>', changeSetName: 'release-<int:100-140>' },
      },
      UpdateStack: {
        request: { stackName: '<stack>', capabilities: ['CAPABILITY_NAMED_IAM'] },
        response: {
          stackId: 'arn:aws:cloudformation:<region>:<account>:stack/<stack>/<thing:stack>',
        },
        errors: { ValidationException: 'No updates are to be performed.' },
      },
    },
  },

  monitoring: {
    calls: {
      DescribeAlarms: { request: { maxRecords: 100 } },
      ListMetrics: { request: { namespace: 'AWS/EC2' } },
      ListDashboards: {},
      GetDashboard: {
        request: { dashboardName: '<dashboard>' },
        errors: { DashboardNotFoundError: 'Dashboard CloudWatch-Default does not exist' },
      },
      PutMetricAlarm: {
        request: {
          alarmName: '<alarm>',
          comparisonOperator: 'GreaterThanThreshold',
          evaluationPeriods: 3,
          period: 60,
          threshold: '<int:1-90>',
          namespace: 'AWS/ApplicationELB',
          statistic: 'Sum',
        },
      },
      DeleteAlarms: { request: { alarmNames: ['<alarm>'] } },
      SetAlarmState: {
        request: { alarmName: '<alarm>', stateValue: 'OK', stateReason: 'acknowledged' },
      },
    },
  },

  logs: {
    apiVersion: '20140328',
    calls: {
      CreateLogStream: {
        request: { logGroupName: '<logGroup>', logStreamName: '<todayPath>/[$LATEST]<hex:8>' },
        errors: { ResourceNotFoundException: 'The specified log group does not exist.' },
      },
      CreateLogGroup: {
        request: { logGroupName: '<logGroup>' },
        errors: {
          ResourceAlreadyExistsException: 'The specified log group already exists',
        },
      },
      DescribeLogGroups: { request: { limit: 50 } },
      DescribeLogStreams: {
        request: { logGroupName: '<logGroup>', orderBy: 'LastEventTime', descending: true },
      },
      PutRetentionPolicy: { request: { logGroupName: '<logGroup>', retentionInDays: 90 } },
      DeleteLogGroup: { request: { logGroupName: '<logGroup>' } },
      DescribeMetricFilters: { request: { logGroupName: '<logGroup>' } },
      StartQuery: {
        request: {
          logGroupNames: ['<logGroup>'],
          startTime: '<milliseconds>',
          limit: 10000,
          queryString: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        },
        response: { queryId: '<uuid>' },
        resources: [{ accountId: '<account>', type: 'AWS::Logs::LogGroup', ARN: group }],
        reads: true,
      },
      FilterLogEvents: { request: { logGroupName: '<logGroup>', limit: 100 } },
    },
  },

  ssm: {
    calls: {
      UpdateInstanceInformation: {
        request: {
          instanceId: '<instance>',
          agentVersion: '3.1.804.0',
          agentStatus: 'Active',
          platformType: 'Linux',
          platformName: 'Amazon Linux',
          platformVersion: '2',
          agentName: 'amazon-ssm-agent',
        },
      },
      ListInstanceAssociations: { request: { instanceId: '<instance>', maxResults: 20 } },
      DescribeInstanceInformation: { request: { maxResults: 50 } },
      DescribeParameters: { request: { maxResults: 50 } },
      GetParameter: {
        request: { name: '<parameter>', withDecryption: true },
        resources: [
          {
            accountId: '<account>',
            ARN: 'arn:aws:ssm:<region>:<account>:parameter<parameter>',
          },
        ],
        errors: { ParameterNotFound: 'Parameter <parameter> not found.' },
      },
      GetParameters: { request: { names: ['<parameter>'], withDecryption: true } },
      PutParameter: {
        request: {
          name: '<parameter>',
          type: 'SecureString',
          value: 'HIDDEN_DUE_TO_SECURITY_REASONS',
          overwrite: true,
        },
        response: { version: '<int:3-40>', tier: 'Standard' },
      },
      SendCommand: {
        request: {
          documentName: 'AWS-RunShellScript',
          instanceIds: ['<instance>'],
          parameters: 'HIDDEN_DUE_TO_SECURITY_REASONS',
          timeoutSeconds: 600,
        },
        response: {
          command: {
            commandId: '<uuid>',
            documentName: 'AWS-RunShellScript',
            status: 'Pending',
            targetCount: 1,
          },
        },
        errors: {
          InvalidInstanceId: 'Instances [[<instance>]] not in a valid state for account <account>',
        },
      },
      StartSession: {
        request: { target: '<instance>' },
        response: {
          sessionId: '<session>-0<hex:16>',
          tokenValue: 'Value hidden due to security reasons.',
        },
      },
      PutInventory: {
        request: { instanceId: '<instance>' },
      },
    },
  },

  tagging: {
    calls: { GetResources: { request: { resourcesPerPage: 100 } }, GetTagKeys: {} },
  },

  health: {
    host: 'health.us-east-1.amazonaws.com',
    global: true,
    calls: {
      DescribeEventAggregates: {
        request: { aggregateField: 'eventTypeCategory', filter: { eventStatusCodes: ['open'] } },
        errors: {
          SubscriptionRequiredException: 'You have not a premium support subscription.',
        },
      },
    },
  },

  trustedadvisor: {
    global: true,
    calls: { RefreshCheck: { request: { checkId: 'Pfx0RwqBli' }, reads: false } },
  },

  servicequotas: {
    calls: {
      ListServiceQuotas: { request: { serviceCode: 'ec2', maxResults: 100 } },
      RequestServiceQuotaIncrease: {
        request: { serviceCode: 'ec2', quotaCode: 'L-DB2E81BA', desiredValue: 256 },
        response: {
          requestedQuota: { id: '<hex:32>', status: 'PENDING', quotaCode: 'L-DB2E81BA' },
        },
      },
    },
  },

  ce: {
    host: 'ce.us-east-1.amazonaws.com',
    global: true,
    calls: {
      GetCostAndUsage: {
        request: {
          timePeriod: { start: '2022-02-01', end: '2022-02-18' },
          granularity: 'DAILY',
          metrics: ['UnblendedCost'],
        },
      },
    },
  },
};
