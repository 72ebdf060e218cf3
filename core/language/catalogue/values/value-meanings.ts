const identityTypes: ReadonlyMap<string, string> = new Map([
  ['Root', 'The root user of the account, who may do everything.'],
  ['IAMUser', 'An IAM user, with a password or access keys that last.'],
  ['AssumedRole', 'Temporary credentials of a role: the session has a name of its own.'],
  ['Role', 'A role, where a service acts with it.'],
  ['FederatedUser', 'Temporary credentials of `GetFederationToken`.'],
  ['Directory', 'A user of a directory service.'],
  ['AWSAccount', 'Somebody of another account.'],
  ['AWSService', 'A service of AWS that acts by itself.'],
  ['IdentityCenterUser', 'A user of IAM Identity Center.'],
  ['SAMLUser', 'Somebody whom a SAML provider vouches for, on the way to a role.'],
  ['WebIdentityUser', 'Somebody whom a web identity provider vouches for, on the way to a role.'],
  ['Unknown', 'CloudTrail could not tell who it was.'],
]);

const eventTypes: ReadonlyMap<string, string> = new Map([
  ['AwsApiCall', 'A call of an API.'],
  ['AwsServiceEvent', 'Something that a service did by itself, without a call.'],
  ['AwsConsoleAction', 'Something done in the console that is no API call.'],
  ['AwsConsoleSignIn', 'Somebody signed in to the console, or tried to.'],
  ['AwsVpceEvents', 'A call that went through a VPC endpoint.'],
  ['AwsCloudTrailInsight', 'CloudTrail Insights saw an unusual number of calls or errors.'],
]);

const categories: ReadonlyMap<string, string> = new Map([
  ['Management', 'Calls that manage resources; trails have them by default.'],
  ['Data', 'Calls that read or write what resources hold; trails have them where asked to.'],
  ['NetworkActivity', 'Calls through VPC endpoints; trails have them where asked to.'],
  ['Insight', 'Unusual activity that CloudTrail Insights found.'],
]);

const tlsVersions: ReadonlyMap<string, string> = new Map([
  ['TLSv1.3', 'The latest version of TLS.'],
  ['TLSv1.2', 'The oldest version of TLS that AWS still takes.'],
  ['TLSv1.1', 'An outdated version of TLS, which AWS no longer takes.'],
  ['TLSv1', 'An outdated version of TLS, which AWS no longer takes.'],
]);

const instanceMetadata: ReadonlyMap<string, string> = new Map([
  ['1.0', 'IMDSv1: any process that can send a request from the instance gets the credentials.'],
  ['2.0', 'IMDSv2: a session token is needed.'],
]);

const addendumReasons: ReadonlyMap<string, string> = new Map([
  ['DELIVERY_DELAY', 'The event came late.'],
  ['UPDATED_DATA', 'Some fields of an earlier event were wrong or missing.'],
  ['SERVICE_OUTAGE', 'The service could not write the event in time.'],
]);

const byField: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['userIdentity.type', identityTypes],
  ['userIdentity.sessionContext.sessionIssuer.type', identityTypes],
  ['eventType', eventTypes],
  ['eventCategory', categories],
  ['tlsDetails.tlsVersion', tlsVersions],
  ['userIdentity.sessionContext.ec2RoleDelivery', instanceMetadata],
  ['addendum.reason', addendumReasons],
]);

/** What a value of a field means, in a sentence; undefined where there is nothing to say. */
export const valueMeaning = (field: string, value: string): string | undefined =>
  byField.get(field)?.get(value);
