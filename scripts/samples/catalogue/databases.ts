import type { Family } from './service.ts';

const table = [
  {
    accountId: '<account>',
    type: 'AWS::DynamoDB::Table',
    ARN: 'arn:aws:dynamodb:<region>:<account>:table/<table>',
  },
];

export const databases: Family = {
  rds: {
    calls: {
      DescribeDBInstances: { request: { dBInstanceIdentifier: '<db>' } },
      DescribeDBClusters: { request: { dBClusterIdentifier: '<dbCluster>' } },
      DescribeDBSnapshots: { request: { dBInstanceIdentifier: '<db>', includeShared: false } },
      DescribeDBLogFiles: { request: { dBInstanceIdentifier: '<db>' } },
      DescribePendingMaintenanceActions: {},
      ListTagsForResource: {
        request: { resourceName: 'arn:aws:rds:<region>:<account>:db:<db>' },
      },
      CreateDBSnapshot: {
        request: { dBInstanceIdentifier: '<db>', dBSnapshotIdentifier: '<db>-<today>' },
        response: {
          dBSnapshotIdentifier: '<db>-<today>',
          dBInstanceIdentifier: '<db>',
          engine: 'postgres',
          allocatedStorage: 200,
          status: 'creating',
          port: 5432,
          availabilityZone: '<region>a',
          vpcId: '<vpc>',
          masterUsername: 'shop',
          engineVersion: '13.4',
          snapshotType: 'manual',
          percentProgress: 0,
          storageType: 'gp2',
          encrypted: true,
          kmsKeyId: 'arn:aws:kms:<region>:<account>:key/<kmsKey>',
          dBSnapshotArn: 'arn:aws:rds:<region>:<account>:snapshot:<db>-<today>',
          iAMDatabaseAuthenticationEnabled: false,
        },
      },
      DeleteDBSnapshot: {
        request: { dBSnapshotIdentifier: '<db>-2022-01-<int:10-30>' },
        response: { dBInstanceIdentifier: '<db>', status: 'deleted', snapshotType: 'manual' },
        errors: { DBSnapshotNotFound: 'DBSnapshot not found: <db>-2021-12-31' },
      },
      ModifyDBSnapshotAttribute: {
        request: {
          dBSnapshotIdentifier: '<db>-<today>',
          attributeName: 'restore',
          valuesToAdd: ['<trusted>'],
        },
        response: {
          dBSnapshotIdentifier: '<db>-<today>',
          dBSnapshotAttributes: [{ attributeName: 'restore', attributeValues: ['<trusted>'] }],
        },
      },
      ModifyDBInstance: {
        request: {
          dBInstanceIdentifier: '<db>',
          applyImmediately: false,
          allowMajorVersionUpgrade: false,
          backupRetentionPeriod: 14,
        },
        response: {
          dBInstanceIdentifier: '<db>',
          dBInstanceClass: 'db.m5.large',
          engine: 'postgres',
          dBInstanceStatus: 'available',
          dBInstanceArn: 'arn:aws:rds:<region>:<account>:db:<db>',
          multiAZ: true,
          pendingModifiedValues: { backupRetentionPeriod: 14 },
        },
      },
    },
  },

  dynamodb: {
    apiVersion: '2012-08-10',
    calls: {
      DescribeTable: { request: { tableName: '<table>' }, resources: table },
      ListTables: { request: { limit: 100 } },
      DescribeContinuousBackups: { request: { tableName: '<table>' }, resources: table },
      DescribeTimeToLive: { request: { tableName: '<table>' }, resources: table },
      UpdateTable: {
        request: {
          tableName: '<table>',
          provisionedThroughput: { readCapacityUnits: '<int:5-40>', writeCapacityUnits: 10 },
        },
        response: {
          tableDescription: {
            tableName: '<table>',
            tableStatus: 'UPDATING',
            tableArn: 'arn:aws:dynamodb:<region>:<account>:table/<table>',
          },
        },
        resources: table,
        errors: {
          LimitExceededException:
            'Subscriber limit exceeded: Provisioned throughput decreases are limited within a ' +
            'given UTC day.',
        },
      },
      CreateBackup: {
        request: { tableName: '<table>', backupName: '<table>-<today>' },
        response: { backupDetails: { backupName: '<table>-<today>', backupStatus: 'CREATING' } },
        resources: table,
      },
      GetItem: {
        category: 'Data',
        request: { tableName: '<table>', key: { id: 'HIDDEN_DUE_TO_SECURITY_REASONS' } },
        resources: table,
      },
      PutItem: {
        category: 'Data',
        request: { tableName: '<table>', item: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
        resources: table,
        errors: { ConditionalCheckFailedException: 'The conditional request failed' },
      },
      Query: { category: 'Data', request: { tableName: '<table>' }, resources: table },
    },
  },

  redshift: {
    calls: {
      DescribeClusters: { request: { clusterIdentifier: '<warehouse>' } },
      GetClusterCredentials: {
        request: {
          dbUser: 'analyst',
          dbName: 'reporting',
          clusterIdentifier: '<warehouse>',
          autoCreate: false,
        },
        response: { dbUser: 'IAM:analyst', expiration: '<proseTimeInAnHour>' },
      },
      ResumeCluster: { request: { clusterIdentifier: '<warehouse>' } },
      PauseCluster: { request: { clusterIdentifier: '<warehouse>' } },
    },
  },

  elasticache: {
    calls: {
      DescribeCacheClusters: { request: { cacheClusterId: '<cache>', showCacheNodeInfo: true } },
      DescribeReplicationGroups: {},
    },
  },
};
