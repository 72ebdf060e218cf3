import type { Family } from './service.ts';

const cluster = 'arn:aws:ecs:<region>:<account>:cluster/<ecsCluster>';
const service = 'arn:aws:ecs:<region>:<account>:service/<ecsCluster>/<ecsService>';

export const containers: Family = {
  ecs: {
    calls: {
      ListClusters: {},
      DescribeClusters: { request: { clusters: ['<ecsCluster>'] } },
      DescribeServices: { request: { cluster: '<ecsCluster>', services: ['<ecsService>'] } },
      ListTasks: { request: { cluster: '<ecsCluster>', serviceName: '<ecsService>' } },
      DescribeTasks: { request: { cluster: '<ecsCluster>', tasks: ['<hex:32>'] } },
      RegisterTaskDefinition: {
        request: {
          family: '<ecsService>',
          executionRoleArn: 'arn:aws:iam::<account>:role/ecsTaskExecutionRole',
          networkMode: 'awsvpc',
          cpu: '512',
          memory: '1024',
          requiresCompatibilities: ['FARGATE'],
          containerDefinitions: [
            {
              name: '<ecsService>',
              image: '<account>.dkr.ecr.<region>.amazonaws.com/shop/<ecsService>:<hex:7>',
              essential: true,
              portMappings: [{ containerPort: 8080, protocol: 'tcp' }],
            },
          ],
        },
        response: {
          taskDefinition: {
            taskDefinitionArn:
              'arn:aws:ecs:<region>:<account>:task-definition/<ecsService>:<int:40-60>',
            family: '<ecsService>',
            status: 'ACTIVE',
          },
        },
      },
      UpdateService: {
        request: {
          cluster: '<ecsCluster>',
          service: '<ecsService>',
          taskDefinition: '<ecsService>:<int:40-60>',
          forceNewDeployment: false,
        },
        response: {
          service: {
            serviceArn: service,
            serviceName: '<ecsService>',
            clusterArn: cluster,
            status: 'ACTIVE',
            desiredCount: 2,
            runningCount: 2,
            pendingCount: 0,
            launchType: 'FARGATE',
          },
        },
      },
      RunTask: {
        request: {
          cluster: '<ecsCluster>',
          taskDefinition: 'migrations:<int:3-9>',
          launchType: 'FARGATE',
          count: 1,
        },
        response: {
          tasks: [{ clusterArn: cluster, lastStatus: 'PROVISIONING', launchType: 'FARGATE' }],
          failures: [],
        },
      },
      SubmitTaskStateChange: {
        request: { cluster: '<ecsCluster>', status: 'RUNNING' },
        response: { acknowledgment: '' },
      },
    },
  },

  eks: {
    calls: {
      ListClusters: {},
      DescribeCluster: {
        request: { name: '<eksCluster>' },
        errors: { ResourceNotFoundException: 'No cluster found for name: <eksCluster>.' },
      },
      ListNodegroups: { request: { name: '<eksCluster>' } },
      UpdateNodegroupConfig: {
        request: {
          name: '<eksCluster>',
          nodegroupName: 'general',
          scalingConfig: { desiredSize: '<int:2-5>' },
        },
        response: {
          update: { id: '<uuid>', status: 'InProgress', type: 'ConfigUpdate', errors: [] },
        },
      },
    },
  },

  ecr: {
    host: 'api.ecr.<region>.amazonaws.com',
    calls: {
      GetAuthorizationToken: {},
      BatchGetImage: {
        request: { repositoryName: '<repository>', imageIds: [{ imageTag: 'latest' }] },
        resources: [
          { ARN: 'arn:aws:ecr:<region>:<account>:repository/<repository>', accountId: '<account>' },
        ],
      },
      BatchCheckLayerAvailability: {
        request: { repositoryName: '<repository>', layerDigests: ['<digest>'] },
        reads: true,
      },
      GetDownloadUrlForLayer: {
        request: { repositoryName: '<repository>', layerDigest: '<digest>' },
      },
      InitiateLayerUpload: {
        request: { repositoryName: '<repository>' },
        response: { uploadId: '<uuid>', partSize: 10485760 },
      },
      CompleteLayerUpload: {
        request: { repositoryName: '<repository>', layerDigests: ['<digest>'] },
        response: { repositoryName: '<repository>', registryId: '<account>' },
      },
      PutImage: {
        request: { repositoryName: '<repository>', imageTag: '<hex:7>' },
        response: {
          image: {
            registryId: '<account>',
            repositoryName: '<repository>',
            imageId: { imageDigest: '<digest>', imageTag: '<hex:7>' },
          },
        },
        errors: {
          ImageTagAlreadyExistsException:
            "The image tag already exists in the '<repository>' repository and cannot be " +
            'overwritten because the repository is immutable.',
        },
      },
      DescribeRepositories: { request: { maxResults: 100 } },
      DescribeImageScanFindings: {
        request: { repositoryName: '<repository>', imageId: { imageTag: 'latest' } },
        errors: { ScanNotFoundException: 'Image scan does not exist for the image' },
      },
    },
  },
};
