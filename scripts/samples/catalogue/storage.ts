import type { Family } from './service.ts';

const host = '<bucket>.s3.<region>.amazonaws.com';
const bucket = [{ accountId: '<account>', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::<bucket>' }];
const object = [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::<bucket>/<key>' }, ...bucket];
const objects = [{ type: 'AWS::S3::Object', ARNPrefix: 'arn:aws:s3:::<bucket>/' }, ...bucket];

export const storage: Family = {
  s3: {
    host,
    requestId: 's3',
    extra: {
      SignatureVersion: 'SigV4',
      CipherSuite: '<cipherSuite>',
      bytesTransferredIn: '<sizeIn>',
      AuthenticationMethod: 'AuthHeader',
      bytesTransferredOut: '<sizeOut>',
    },
    calls: {
      GetObject: {
        category: 'Data',
        request: { bucketName: '<bucket>', Host: host, key: '<key>' },
        resources: object,
        errors: { NoSuchKey: 'The specified key does not exist.' },
      },
      PutObject: {
        category: 'Data',
        request: {
          bucketName: '<bucket>',
          Host: host,
          'x-amz-server-side-encryption': 'AES256',
          key: '<key>',
        },
        response: { 'x-amz-server-side-encryption': 'AES256' },
        resources: object,
      },
      HeadObject: {
        category: 'Data',
        request: { bucketName: '<bucket>', Host: host, key: '<key>' },
        resources: object,
        errors: { NoSuchKey: 'The specified key does not exist.' },
      },
      DeleteObject: {
        category: 'Data',
        request: { bucketName: '<bucket>', Host: host, key: '<key>' },
        resources: object,
      },
      DeleteObjects: {
        category: 'Data',
        request: { bucketName: '<bucket>', Host: host, delete: '' },
        resources: objects,
      },
      CopyObject: {
        category: 'Data',
        request: {
          bucketName: '<bucket>',
          'x-amz-copy-source': '<bucket>/<key>',
          Host: host,
          key: 'copies/<key>',
        },
        resources: object,
      },
      ListObjects: {
        category: 'Data',
        request: { 'list-type': '2', bucketName: '<bucket>', prefix: '<prefix>', Host: host },
        resources: objects,
      },
      ListBuckets: {
        host: 's3.<region>.amazonaws.com',
        request: { Host: 's3.<region>.amazonaws.com' },
      },
      ListAccessPoints: {
        host: '<account>.s3-control.<region>.amazonaws.com',
        request: { Host: '<account>.s3-control.<region>.amazonaws.com', maxResults: '1000' },
      },
      HeadBucket: { request: { bucketName: '<bucket>', Host: host }, resources: bucket },
      GetBucketAcl: { request: { bucketName: '<bucket>', Host: host, acl: '' }, resources: bucket },
      GetBucketLocation: {
        request: { bucketName: '<bucket>', Host: host, location: '' },
        resources: bucket,
      },
      GetBucketPolicy: {
        request: { bucketName: '<bucket>', Host: host, policy: '' },
        resources: bucket,
        errors: { NoSuchBucketPolicy: 'The bucket policy does not exist' },
      },
      GetBucketPolicyStatus: {
        request: { bucketName: '<bucket>', Host: host, policyStatus: '' },
        resources: bucket,
        errors: { NoSuchBucketPolicy: 'The bucket policy does not exist' },
      },
      GetBucketPublicAccessBlock: {
        request: { publicAccessBlock: '', bucketName: '<bucket>', Host: host },
        resources: bucket,
        errors: {
          NoSuchPublicAccessBlockConfiguration:
            'The public access block configuration was not found',
        },
      },
      GetBucketEncryption: {
        request: { bucketName: '<bucket>', Host: host, encryption: '' },
        resources: bucket,
        errors: {
          ServerSideEncryptionConfigurationNotFoundError:
            'The server side encryption configuration was not found',
        },
      },
      GetBucketVersioning: {
        request: { bucketName: '<bucket>', Host: host, versioning: '' },
        resources: bucket,
      },
      GetBucketTagging: {
        request: { tagging: '', bucketName: '<bucket>', Host: host },
        resources: bucket,
        errors: { NoSuchTagSet: 'The TagSet does not exist' },
      },
      GetBucketObjectLockConfiguration: {
        request: { bucketName: '<bucket>', 'object-lock': '', Host: host },
        resources: bucket,
        errors: {
          ObjectLockConfigurationNotFoundError:
            'Object Lock configuration does not exist for this bucket',
        },
      },
      CreateBucket: {
        request: {
          CreateBucketConfiguration: { LocationConstraint: '<region>' },
          bucketName: '<bucket>',
          Host: host,
        },
        resources: bucket,
      },
      DeleteBucket: {
        request: { bucketName: '<bucket>', Host: host },
        resources: bucket,
        errors: { BucketNotEmpty: 'The bucket you tried to delete is not empty' },
      },
      PutBucketPolicy: {
        request: {
          bucketPolicy: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: '<policySid>',
                Effect: 'Allow',
                Principal: { AWS: '<policyPrincipal>' },
                Action: ['s3:GetObject', 's3:ListBucket'],
                Resource: ['arn:aws:s3:::<bucket>', 'arn:aws:s3:::<bucket>/*'],
              },
            ],
          },
          bucketName: '<bucket>',
          Host: host,
          policy: '',
        },
        resources: bucket,
      },
      DeleteBucketPublicAccessBlock: {
        request: { publicAccessBlock: '', bucketName: '<bucket>', Host: host },
        resources: bucket,
      },
      PutBucketVersioning: {
        request: {
          bucketName: '<bucket>',
          Host: host,
          versioning: '',
          VersioningConfiguration: {
            xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/',
            Status: 'Suspended',
          },
        },
        resources: bucket,
      },
      PutBucketLifecycle: {
        request: {
          lifecycle: '',
          bucketName: '<bucket>',
          Host: host,
          LifecycleConfiguration: {
            Rule: { ID: 'expire-old', Status: 'Enabled', Expiration: { Days: 365 } },
          },
        },
        resources: bucket,
      },
    },
  },

  elasticfilesystem: {
    calls: {
      DescribeFileSystems: {},
      DescribeMountTargets: { request: { fileSystemId: '<fileSystem>' } },
    },
  },

  backup: {
    calls: {
      ListBackupJobs: { request: { byState: 'COMPLETED', maxResults: 100 } },
      StartBackupJob: {
        request: {
          backupVaultName: '<vault>',
          resourceArn: 'arn:aws:rds:<region>:<account>:db:<db>',
          iamRoleArn: 'arn:aws:iam::<account>:role/service-role/AWSBackupDefaultServiceRole',
        },
        response: { backupJobId: '<uuid>', creationDate: '<proseTime>', isParent: false },
      },
      DescribeBackupVault: { request: { backupVaultName: '<vault>' } },
    },
  },
};
