import type { ApiModel, Operation } from './api-model.ts';

/** What S3's records call its operations; from “Amazon S3 CloudTrail events” of its guide. */
const ofS3: ReadonlyMap<string, string> = new Map([
  ['GetBucketAccelerateConfiguration', 'GetAccelerateConfiguration'],
  ['PutBucketAccelerateConfiguration', 'PutAccelerateConfiguration'],
  ['GetBucketLifecycleConfiguration', 'GetBucketLifecycle'],
  ['PutBucketLifecycleConfiguration', 'PutBucketLifecycle'],
  ['GetBucketNotificationConfiguration', 'GetBucketNotification'],
  ['PutBucketNotificationConfiguration', 'PutBucketNotification'],
  ['GetObjectLockConfiguration', 'GetBucketObjectLockConfiguration'],
  ['PutObjectLockConfiguration', 'PutBucketObjectLockConfiguration'],
  ['GetPublicAccessBlock', 'GetBucketPublicAccessBlock'],
  ['PutPublicAccessBlock', 'PutBucketPublicAccessBlock'],
  ['DeletePublicAccessBlock', 'DeleteBucketPublicAccessBlock'],
  ['ListObjectsV2', 'ListObjects'],
]);

/** Those of the account's own API. */
const ofS3Control: ReadonlyMap<string, string> = new Map([
  ['GetPublicAccessBlock', 'GetAccountPublicAccessBlock'],
  ['PutPublicAccessBlock', 'PutAccountPublicAccessBlock'],
  ['DeletePublicAccessBlock', 'DeleteAccountPublicAccessBlock'],
]);

/** Calls of Lambda whose records say that their answer is the second of its kind. */
const secondOfLambda: ReadonlySet<string> = new Set([
  'AddPermission',
  'GetFunction',
  'GetFunctionConfiguration',
  'GetPolicy',
  'RemovePermission',
  'TagResource',
  'UntagResource',
  'UpdateFunctionCode',
  'UpdateFunctionConfiguration',
]);

/** Calls of Lambda that bear no version. */
const plainOfLambda: ReadonlySet<string> = new Set(['Invoke', 'InvokeAsync']);

/** The names that an operation has in records; the one to write first. */
export const eventNamesOf = (
  file: string,
  name: string,
  { http }: Operation,
  { metadata }: ApiModel,
): readonly string[] => {
  switch (file) {
    case 's3':
      return [ofS3.get(name) ?? name, name];
    case 's3control':
      return [ofS3Control.get(name) ?? name];
    case 'cloudfront':
      return [`${name}${metadata.apiVersion.replaceAll('-', '_')}`, name];
    case 'lambda': {
      const date = /^\/(201\d)-(\d\d)-(\d\d)\//
        .exec(http?.requestUri ?? '')
        ?.slice(1)
        .join('');
      const versioned = date !== undefined && date < '20190000' && !plainOfLambda.has(name);
      return [versioned ? `${name}${date}${secondOfLambda.has(name) ? 'v2' : ''}` : name];
    }
    default:
      return [name];
  }
};
