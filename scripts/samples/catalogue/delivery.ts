import type { Family } from './service.ts';

/** Building, shipping, routing, and looking at the numbers afterwards. */
export const delivery: Family = {
  codebuild: {
    calls: {
      StartBuild: {
        request: { projectName: '<project>' },
        response: { build: { id: '<project>:<uuid>', buildStatus: 'IN_PROGRESS' } },
      },
      BatchGetBuilds: { request: { ids: ['<project>:<thing:build>'] } },
      ListBuildsForProject: { request: { projectName: '<project>' } },
    },
  },

  codepipeline: {
    calls: {
      GetPipelineState: { request: { name: '<pipeline>' } },
      StartPipelineExecution: {
        request: { name: '<pipeline>' },
        response: { pipelineExecutionId: '<uuid>' },
      },
      PutApprovalResult: {
        request: {
          pipelineName: '<pipeline>',
          stageName: 'Production',
          actionName: 'Approve',
          result: { summary: '', status: 'Approved' },
        },
        response: { approvedAt: '<proseTime>' },
      },
    },
  },

  route53: {
    host: 'route53.amazonaws.com',
    global: true,
    apiVersion: '2013-04-01',
    calls: {
      ListHostedZones: {},
      ListResourceRecordSets: { request: { hostedZoneId: 'Z1D633PJN98FT9' } },
      ChangeResourceRecordSets: {
        request: {
          hostedZoneId: 'Z1D633PJN98FT9',
          changeBatch: {
            changes: [
              {
                action: 'UPSERT',
                resourceRecordSet: { name: '<domain>.', type: 'A', tTL: 60 },
              },
            ],
          },
        },
        response: { changeInfo: { status: 'PENDING', submittedAt: '<proseTime>' } },
      },
    },
  },

  cloudfront: {
    host: 'cloudfront.amazonaws.com',
    global: true,
    apiVersion: '2020_05_31',
    calls: {
      ListDistributions: {},
      CreateInvalidation: {
        request: {
          distributionId: 'EDFDVBD6EXAMPLE',
          invalidationBatch: { paths: { quantity: 1, items: ['/*'] } },
        },
        response: { invalidation: { id: 'I<upper:12>', status: 'InProgress' } },
      },
    },
  },

  athena: {
    calls: {
      StartQueryExecution: {
        request: {
          queryString: 'HIDDEN_DUE_TO_SECURITY_REASONS',
          workGroup: '<workgroup>',
          resultConfiguration: { outputLocation: 's3://click-archive-eu/athena/' },
        },
        response: { queryExecutionId: '<uuid>' },
      },
      GetQueryExecution: { request: { queryExecutionId: '<uuid>' } },
      GetQueryResults: {
        request: { queryExecutionId: '<uuid>', maxResults: 1000 },
        errors: {
          InvalidRequestException: 'Query has not yet finished. Current state: RUNNING',
        },
      },
      ListWorkGroups: {},
    },
  },

  glue: {
    calls: {
      GetTable: {
        request: { databaseName: 'shop', name: '<table>' },
        errors: { EntityNotFoundException: 'Table <table> not found.' },
      },
      GetDatabases: {},
      GetPartitions: { request: { databaseName: 'shop', tableName: '<table>' } },
      StartJobRun: {
        request: { jobName: '<job>', allocatedCapacity: 0 },
        response: { jobRunId: 'jr_<hex:16>' },
        errors: {
          ConcurrentRunsExceededException: 'Concurrent runs exceeded for <job>',
        },
      },
      StartCrawler: { request: { name: '<crawler>' } },
      BatchCreatePartition: {
        request: { databaseName: 'shop', tableName: '<table>' },
        response: { errors: [] },
      },
    },
  },
};
