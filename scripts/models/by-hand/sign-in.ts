import type { HandKept } from './hand-kept.ts';

/*
 * Sources: “AWS Management Console sign-in events” of the CloudTrail User Guide, “Logging IAM and STS
 * API calls” of the IAM User Guide, “Logging IAM Identity Center API calls” of its guide.
 */

const outcome = 'Success|Failure';

export const signIn: readonly HandKept[] = [
  {
    eventSource: 'signin.amazonaws.com',
    title: 'AWS Sign-In',
    errorCodes: ['AccessDenied', 'ThrottlingException', 'ValidationException'],
    events: [
      {
        name: 'ConsoleLogin',
        summary: 'Somebody signed in to the console, or tried to.',
        reads: false,
        response: [`ConsoleLogin:${outcome}`],
      },
      {
        name: 'CheckMfa',
        summary: 'A second factor was asked for while signing in.',
        reads: false,
        response: [`CheckMfa:${outcome}`],
      },
      {
        name: 'SwitchRole',
        summary: 'Somebody switched to a role in the console.',
        reads: false,
        response: [`SwitchRole:${outcome}`],
      },
      {
        name: 'ExitRole',
        summary: 'Somebody went back from a role in the console.',
        reads: false,
        response: [`ExitRole:${outcome}`],
      },
      {
        name: 'RenewRole',
        summary: 'The session of a role in the console was renewed.',
        reads: false,
        response: [`RenewRole:${outcome}`],
      },
      {
        name: 'GetSigninToken',
        summary: 'A token for a link that signs in to the console was asked for.',
        reads: false,
        request: ['Session', 'SessionDuration'],
        response: [`GetSigninToken:${outcome}`, 'credentials.accessKeyId'],
      },
      {
        name: 'PasswordRecoveryRequested',
        summary: 'A new password for the root user was asked for.',
        reads: false,
        response: [`PasswordRecoveryRequested:${outcome}`],
      },
      {
        name: 'PasswordRecoveryCompleted',
        summary: 'The root user chose a new password after losing the old one.',
        reads: false,
        response: [`PasswordRecoveryCompleted:${outcome}`],
      },
      {
        name: 'PasswordUpdated',
        summary: 'The password of the root user was changed.',
        reads: false,
        response: [`PasswordUpdated:${outcome}`],
      },
      {
        name: 'EmailUpdated',
        summary: 'The address of the root user was changed.',
        reads: false,
        response: [`EmailUpdated:${outcome}`],
      },
      {
        name: 'CredentialChallenge',
        summary: 'IAM Identity Center asked for a password or a second factor.',
        reads: false,
        response: [`CredentialChallenge:${outcome}`],
      },
      {
        name: 'CredentialVerification',
        summary: 'IAM Identity Center checked a password or a second factor.',
        reads: false,
        response: [`CredentialVerification:${outcome}`],
      },
      {
        name: 'UserAuthentication',
        summary: 'IAM Identity Center finished a sign-in.',
        reads: false,
        response: [`UserAuthentication:${outcome}`],
      },
      {
        name: 'ExternalIdPDirectoryLogin',
        summary: 'Somebody signed in by way of an identity provider outside.',
        reads: false,
        response: [`ExternalIdPDirectoryLogin:${outcome}`],
      },
      {
        name: 'CreateOAuth2Token',
        summary: 'A token was issued to a program that signs in for its user.',
        reads: false,
        request: ['grantType', 'clientId', 'redirectUri', 'resource'],
      },
      {
        name: 'AuthorizeOAuth2Access',
        summary: 'A user let a program sign in for them.',
        reads: false,
        request: ['clientId', 'redirectUri', 'responseType', 'scope'],
      },
    ],
  },
  {
    eventSource: 'sso.amazonaws.com',
    events: [
      { name: 'Authenticate', summary: 'Somebody signed in to the access portal.', reads: false },
      {
        name: 'Federate',
        summary: 'Somebody opened an application or an account from the access portal.',
        reads: false,
        request: ['accountId', 'permissionSetArn', 'roleName', 'profileId', 'instanceId'],
      },
      { name: 'ListApplications', summary: 'Lists the applications of the portal.' },
      {
        name: 'ListProfilesForApplication',
        summary: 'Lists the profiles that a user has for an application of the portal.',
        request: ['instanceId', 'appInstanceId'],
      },
      { name: 'ListDirectoryAssociations', summary: 'Lists the directories that are in use.' },
      {
        name: 'AssociateProfile',
        summary: 'Gives a user or group access by way of a profile.',
        request: ['profileId', 'instanceId', 'accessorId', 'accessorType:USER|GROUP'],
      },
      {
        name: 'DisassociateProfile',
        summary: 'Takes access by way of a profile from a user or group.',
        request: ['profileId', 'instanceId', 'accessorId', 'accessorType:USER|GROUP'],
      },
      {
        name: 'AssociateDirectory',
        summary: 'A directory was chosen.',
        request: ['directoryId', 'directoryType'],
      },
      {
        name: 'DisassociateDirectory',
        summary: 'The directory was given up.',
        request: ['directoryId', 'directoryType'],
      },
      { name: 'StartSSO', summary: 'IAM Identity Center was switched on.' },
      { name: 'DeleteSSO', summary: 'IAM Identity Center was switched off.' },
      {
        name: 'EnableExternalIdPConfigurationForDirectory',
        summary: 'An identity provider outside was chosen.',
      },
      {
        name: 'DisableExternalIdPConfigurationForDirectory',
        summary: 'The identity provider outside was given up.',
      },
      {
        name: 'UpdateMfaDeviceManagementForDirectory',
        summary: 'The rules for second factors were changed.',
      },
    ],
    more: [{ events: 'CreateToken', request: ['clientSecret', 'refreshToken', 'code'] }],
  },
  {
    eventSource: 'sso-directory.amazonaws.com',
    title: 'IAM Identity Center directory',
    events: [
      {
        name: 'CreateUser',
        summary: 'A user was added to the directory of IAM Identity Center.',
        request: ['identityStoreId', 'userName', 'userAttributes:%'],
        response: ['user.userId', 'user.userName', 'user.active:?'],
      },
      {
        name: 'DeleteUser',
        summary: 'A user was removed from the directory of IAM Identity Center.',
        request: ['identityStoreId', 'userId'],
      },
      {
        name: 'UpdateUser',
        summary: 'A user of the directory was changed.',
        request: ['identityStoreId', 'userId'],
      },
      {
        name: 'UpdatePassword',
        summary: 'The password of a user was changed.',
        request: ['identityStoreId', 'userId', 'passwordMode'],
      },
      {
        name: 'EnableUser',
        summary: 'A user was let in again.',
        request: ['identityStoreId', 'userId'],
      },
      {
        name: 'DisableUser',
        summary: 'A user was shut out.',
        request: ['identityStoreId', 'userId'],
      },
      { name: 'VerifyEmail', summary: 'A user proved an address.', reads: false },
      {
        name: 'CreateGroup',
        summary: 'A group was added.',
        request: ['identityStoreId', 'displayName', 'description'],
        response: ['group.groupId', 'group.displayName'],
      },
      {
        name: 'DeleteGroup',
        summary: 'A group was removed.',
        request: ['identityStoreId', 'groupId'],
      },
      {
        name: 'AddMemberToGroup',
        summary: 'A user was added to a group.',
        request: ['identityStoreId', 'groupId', 'memberId'],
      },
      {
        name: 'RemoveMemberFromGroup',
        summary: 'A user was removed from a group.',
        request: ['identityStoreId', 'groupId', 'memberId'],
      },
      {
        name: 'SearchUsers',
        summary: 'Users were searched for.',
        request: ['identityStoreId', 'maxResults:#'],
      },
      {
        name: 'SearchGroups',
        summary: 'Groups were searched for.',
        request: ['identityStoreId', 'maxResults:#'],
      },
      {
        name: 'DescribeDirectory',
        summary: 'The directory was looked at.',
        request: ['identityStoreId'],
      },
      {
        name: 'StartVirtualMfaDeviceRegistration',
        summary: 'A user began to add a second factor.',
        request: ['identityStoreId', 'userId'],
      },
      {
        name: 'CompleteVirtualMfaDeviceRegistration',
        summary: 'A user added a second factor.',
        request: ['identityStoreId', 'userId'],
      },
      {
        name: 'DeleteMfaDeviceForUser',
        summary: 'A second factor was removed.',
        request: ['identityStoreId', 'userId', 'deviceId'],
      },
      {
        name: 'ListMfaDevicesForUser',
        summary: 'The second factors of a user were listed.',
        request: ['identityStoreId', 'userId'],
      },
    ],
  },
];
