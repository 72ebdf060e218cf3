/*
 * All that the rest of CTQ needs of the AWS SDK. A bundle of its own, `dist/aws.js`, loaded when
 * something of CloudWatch is wanted for the first time: import its types only, and `loadSdk`.
 */

export { fetchCredentials } from './credentials.ts';
export { readProfiles, ssoLoginOf } from './profiles.ts';
export { createSdkLogsApi } from './sdk-logs-api.ts';
