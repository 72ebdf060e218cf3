import type { Family } from './service.ts';

const key = [
  {
    accountId: '<account>',
    type: 'AWS::KMS::Key',
    ARN: 'arn:aws:kms:<region>:<account>:key/<kmsKey>',
  },
];
const context = { '<contextName>': '<context>' };

export const security: Family = {
  kms: {
    calls: {
      Decrypt: {
        request: { encryptionAlgorithm: 'SYMMETRIC_DEFAULT', encryptionContext: context },
        resources: key,
      },
      Encrypt: {
        request: {
          keyId: 'arn:aws:kms:<region>:<account>:key/<kmsKey>',
          encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
          encryptionContext: context,
        },
        resources: key,
      },
      GenerateDataKey: {
        request: {
          keyId: 'arn:aws:kms:<region>:<account>:key/<kmsKey>',
          keySpec: 'AES_256',
          encryptionContext: context,
        },
        resources: key,
      },
      DescribeKey: {
        request: { keyId: 'arn:aws:kms:<region>:<account>:key/<kmsKey>' },
        resources: key,
      },
      ListAliases: {},
      ListKeys: {},
      GetKeyRotationStatus: { request: { keyId: '<kmsKey>' }, resources: key },
      CreateGrant: {
        request: {
          keyId: 'arn:aws:kms:<region>:<account>:key/<kmsKey>',
          granteePrincipal: 'rds.<region>.amazonaws.com',
          operations: ['Decrypt', 'GenerateDataKey'],
        },
        response: { grantId: '<hex:32>' },
        resources: key,
      },
      RotateKey: {
        type: 'AwsServiceEvent',
        details: { keyId: '<kmsKey>' },
        resources: key,
        reads: false,
      },
    },
  },

  secretsmanager: {
    calls: {
      GetSecretValue: {
        request: { secretId: '<secret>' },
        errors: {
          ResourceNotFoundException: "Secrets Manager can't find the specified secret.",
        },
      },
      DescribeSecret: { request: { secretId: '<secret>' } },
      ListSecrets: { request: { maxResults: 100 } },
      PutSecretValue: {
        request: { secretId: '<secret>', clientRequestToken: '<uuid>' },
        response: { arn: 'arn:aws:secretsmanager:<region>:<account>:secret:<secret>-AbCdEf' },
      },
      RotationSucceeded: {
        type: 'AwsServiceEvent',
        extra: { SecretId: 'arn:aws:secretsmanager:<region>:<account>:secret:<secret>-AbCdEf' },
        reads: false,
      },
    },
  },

  guardduty: {
    calls: {
      ListDetectors: {},
      GetDetector: { request: { detectorId: '12abc34d567e8fa901bc2d34e56789f0' } },
      ListFindings: { request: { detectorId: '12abc34d567e8fa901bc2d34e56789f0' } },
      GetFindings: {
        request: {
          detectorId: '12abc34d567e8fa901bc2d34e56789f0',
          findingIds: ['<hex:32>'],
        },
      },
      UpdateDetector: {
        request: {
          detectorId: '12abc34d567e8fa901bc2d34e56789f0',
          enable: '<detectorEnabled>',
        },
      },
    },
  },

  securityhub: {
    calls: {
      DescribeHub: {
        errors: {
          InvalidAccessException: 'Account <account> is not subscribed to AWS Security Hub',
        },
      },
      GetFindings: { request: { MaxResults: 100 } },
      BatchImportFindings: {
        request: {
          Findings: [{ AwsAccountId: '<account>', GeneratorId: 'aws-config', Types: [] }],
        },
        response: { FailedCount: 0, SuccessCount: 1, FailedFindings: [] },
      },
    },
  },

  'access-analyzer': {
    calls: {
      ListAnalyzers: {},
      ListFindings: {
        request: {
          analyzerArn: 'arn:aws:access-analyzer:<region>:<account>:analyzer/organisation',
          maxResults: 50,
        },
      },
    },
  },

  acm: {
    calls: {
      ListCertificates: { request: { maxItems: 100 } },
      DescribeCertificate: {
        request: {
          certificateArn: 'arn:aws:acm:<region>:<account>:certificate/<thing:certificate>',
        },
      },
      RequestCertificate: {
        request: { domainName: '<domain>', validationMethod: 'DNS' },
        response: { certificateArn: 'arn:aws:acm:<region>:<account>:certificate/<uuid>' },
      },
    },
  },

  wafv2: {
    calls: {
      ListWebACLs: { request: { scope: 'REGIONAL', limit: 100 } },
      GetWebACL: { request: { name: '<webAcl>', scope: 'REGIONAL' } },
      UpdateIPSet: {
        request: { name: 'blocked', scope: 'REGIONAL', addresses: ['203.0.113.<int:1-250>/32'] },
        response: { nextLockToken: '<uuid>' },
      },
    },
  },

  inspector2: {
    calls: {
      BatchGetAccountStatus: { request: { accountIds: ['<account>'] } },
      ListCoverage: { request: { maxResults: 100 } },
    },
  },
};
