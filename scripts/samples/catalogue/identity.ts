import type { Call, Family } from './service.ts';

const role = [
  {
    ARN: 'arn:aws:iam::<roleAccount>:role/<role>',
    accountId: '<roleAccount>',
    type: 'AWS::IAM::Role',
  },
];
const credentials = {
  accessKeyId: '<issuedKey>',
  expiration: '<issuedUntil>',
  sessionToken: 'FwoGZXIvYXdzEBYaDEXAMPLETOKEN',
};
const assumedRole = {
  assumedRoleId: '<issuedRoleId>:<session>',
  arn: 'arn:aws:sts::<roleAccount>:assumed-role/<roleName>/<session>',
};
const onUser: Call = { request: { userName: '<user>' } };
const onRole: Call = { request: { roleName: '<role>' } };

export const identity: Family = {
  iam: {
    host: 'iam.amazonaws.com',
    global: true,
    calls: {
      GetUser: onUser,
      GetAccountSummary: {},
      GetAccountPasswordPolicy: {
        errors: {
          NoSuchEntityException: 'The Password Policy with domain name <account> cannot be found.',
        },
      },
      GetAccountAuthorizationDetails: {},
      GetCredentialReport: {},
      GenerateCredentialReport: { response: { state: 'STARTED' }, reads: true },
      ListUsers: {},
      ListRoles: {},
      ListGroups: {},
      ListPolicies: { request: { scope: 'Local', onlyAttached: false } },
      ListAccessKeys: onUser,
      ListMFADevices: onUser,
      ListUserPolicies: onUser,
      ListAttachedUserPolicies: onUser,
      ListGroupsForUser: onUser,
      ListRolePolicies: onRole,
      ListAttachedRolePolicies: onRole,
      ListInstanceProfiles: {},
      GetRole: {
        ...onRole,
        errors: { NoSuchEntityException: 'The role with name <role> cannot be found.' },
      },
      GetPolicy: { request: { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' } },
      GetPolicyVersion: {
        request: {
          policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
          versionId: 'v1',
        },
      },
      CreateUser: {
        request: { userName: '<user>' },
        response: {
          user: {
            path: '/',
            userName: '<user>',
            userId: 'AIDA<upper:10>EXAMPLE',
            arn: 'arn:aws:iam::<account>:user/<user>',
            createDate: '<proseTime>',
          },
        },
      },
      DeleteUser: onUser,
      CreateAccessKey: {
        request: { userName: '<user>' },
        response: {
          accessKey: {
            userName: '<user>',
            accessKeyId: '<newKey>',
            status: 'Active',
            createDate: '<proseTime>',
          },
        },
      },
      UpdateAccessKey: {
        request: { userName: '<user>', status: 'Inactive', accessKeyId: '<newKey>' },
      },
      DeleteAccessKey: { request: { userName: '<user>', accessKeyId: '<newKey>' } },
      CreateLoginProfile: {
        request: { userName: '<user>', passwordResetRequired: false },
        response: {
          loginProfile: {
            userName: '<user>',
            createDate: '<proseTime>',
            passwordResetRequired: false,
          },
        },
      },
      DeleteLoginProfile: onUser,
      UpdateLoginProfile: { request: { userName: '<user>', passwordResetRequired: true } },
      ChangePassword: {},
      AttachUserPolicy: { request: { userName: '<user>', policyArn: '<policy>' } },
      DetachUserPolicy: { request: { userName: '<user>', policyArn: '<policy>' } },
      AttachRolePolicy: { request: { roleName: '<role>', policyArn: '<policy>' } },
      PutUserPolicy: {
        request: {
          userName: '<user>',
          policyName: '<name>',
          policyDocument:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
        },
      },
      PutRolePolicy: {
        request: {
          roleName: '<role>',
          policyName: '<name>',
          policyDocument:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",' +
            '"Action":["sqs:SendMessage","sqs:ReceiveMessage"],' +
            '"Resource":"arn:aws:sqs:<region>:<account>:<queue>"}]}',
        },
      },
      CreatePolicyVersion: {
        request: {
          policyArn: 'arn:aws:iam::<account>:policy/<name>',
          setAsDefault: true,
          policyDocument:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
        },
      },
      CreateRole: {
        request: {
          roleName: '<role>',
          assumeRolePolicyDocument:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",' +
            '"Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
        },
        response: {
          role: {
            path: '/',
            roleName: '<role>',
            roleId: 'AROA<upper:10>EXAMPLE',
            arn: 'arn:aws:iam::<account>:role/<role>',
            createDate: '<proseTime>',
          },
        },
      },
      UpdateAssumeRolePolicy: {
        request: {
          roleName: '<role>',
          policyDocument:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",' +
            '"Principal":{"AWS":"arn:aws:iam::<trusted>:root"},"Action":"sts:AssumeRole"}]}',
        },
      },
    },
  },

  sts: {
    apiVersion: '2011-06-15',
    calls: {
      AssumeRole: {
        request: {
          roleArn: 'arn:aws:iam::<roleAccount>:role/<role>',
          roleSessionName: '<session>',
          durationSeconds: 3600,
        },
        response: { credentials, assumedRoleUser: assumedRole },
        resources: role,
      },
      AssumeRoleWithSAML: {
        request: {
          sAMLAssertionID: '_<hex:8>',
          roleSessionName: '<session>',
          roleArn: 'arn:aws:iam::<roleAccount>:role/<role>',
          principalArn: 'arn:aws:iam::<account>:saml-provider/corp-sso',
          durationSeconds: 14400,
        },
        response: {
          issuer: 'https://sso.example.com/saml',
          credentials,
          assumedRoleUser: assumedRole,
          subjectType: 'persistent',
          audience: 'https://signin.aws.amazon.com/saml',
        },
        resources: [
          ...role,
          {
            ARN: 'arn:aws:iam::<account>:saml-provider/corp-sso',
            accountId: '<account>',
            type: 'AWS::IAM::SAMLProvider',
          },
        ],
      },
      AssumeRoleWithWebIdentity: {
        request: {
          roleArn: 'arn:aws:iam::<roleAccount>:role/<role>',
          roleSessionName: '<session>',
          durationSeconds: 3600,
        },
        response: {
          credentials,
          subjectFromWebIdentityToken: 'repo:example-org/shop:ref:refs/heads/main',
          assumedRoleUser: assumedRole,
          provider: 'arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com',
          audience: 'sts.amazonaws.com',
        },
        resources: role,
      },
      GetCallerIdentity: {},
      GetFederationToken: {
        request: { name: '<session>', durationSeconds: 3600 },
        response: {
          credentials,
          federatedUser: {
            federatedUserId: '<account>:<session>',
            arn: 'arn:aws:sts::<account>:federated-user/<session>',
          },
          packedPolicySize: 6,
        },
      },
      GetSessionToken: { request: { durationSeconds: 43200 }, response: { credentials } },
    },
  },

  signin: {
    host: 'signin.aws.amazon.com',
    global: true,
    requestId: 'none',
    calls: {
      ConsoleLogin: {
        type: 'AwsConsoleSignIn',
        response: { ConsoleLogin: '<outcome>' },
        extra: {
          LoginTo: 'https://console.aws.amazon.com/console/home?state=hashArgs%23&isauthcode=true',
          MobileVersion: 'No',
          MFAUsed: '<mfaUsed>',
        },
        reads: false,
      },
      CheckMfa: {
        type: 'AwsConsoleSignIn',
        response: { CheckMfa: 'Success' },
        extra: { MfaType: 'U2F MFA' },
        reads: false,
      },
      SwitchRole: {
        type: 'AwsConsoleSignIn',
        response: { SwitchRole: 'Success' },
        extra: { SwitchFrom: 'arn:aws:iam::<account>:user/<user>', RedirectTo: '<consoleHome>' },
        reads: false,
      },
    },
  },

  sso: {
    calls: {
      ListAccountRoles: { request: { accountId: '<account>', maxResult: 30 } },
      GetRoleCredentials: { request: { roleName: 'Developer', accountId: '<account>' } },
    },
  },

  organizations: {
    host: 'organizations.us-east-1.amazonaws.com',
    global: true,
    calls: {
      DescribeOrganization: {},
      ListAccounts: {},
      ListDelegatedAdministrators: { request: { servicePrincipal: 'guardduty.amazonaws.com' } },
    },
  },

  'cognito-idp': {
    calls: {
      ListUserPools: { request: { maxResults: 60 } },
      DescribeUserPool: { request: { userPoolId: '<region>_<userPool>' } },
      InitiateAuth: {
        request: {
          authFlow: 'USER_SRP_AUTH',
          authParameters: 'HIDDEN_DUE_TO_SECURITY_REASONS',
          clientId: '3n4b5urk1ft4fl3mg5e62d9ado',
        },
        response: { challengeName: 'PASSWORD_VERIFIER' },
        reads: false,
        errors: { NotAuthorizedException: 'Incorrect username or password.' },
      },
    },
  },
};
