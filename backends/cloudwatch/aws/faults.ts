import type { CloudPlace } from '#protocol/cloud.ts';
import { type AwsError, readAwsError } from './aws-error.ts';
import { classify } from './classify.ts';
import { type FaultKind, LogsFault } from './logs-fault.ts';
import { profileInUse } from './profile-in-use.ts';
import { shellWord } from '../shell-word.ts';

/** What was going on when something went wrong. */
export interface FaultContext {
  readonly place: CloudPlace;
  /** The operation by its name in the API; undefined while credentials are got. */
  readonly operation?: string | undefined;
  readonly logGroups?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the SDK threw, as a fault with a message for users. */
export function faultOf(error: unknown, context: FaultContext): LogsFault {
  if (error instanceof LogsFault) return error;
  if (context.signal?.aborted === true) return abortedFault();
  const read = readAwsError(error);
  const kind = kindIn(read, context);
  const profile = profileInUse(context.place.profile);
  return new LogsFault({
    kind,
    message: messageFor(kind, read, context),
    code: kind === 'network' ? (read.code ?? read.name) : read.name,
    ...(kind === 'malformed' ? { location: read.compileError?.location } : {}),
    ...(kind === 'busy' ? { quota: quotaIn(read.message) } : {}),
    ...(profile === undefined ? {} : { profile }),
  });
}

export function abortedFault(): LogsFault {
  return new LogsFault({ kind: 'aborted', message: 'the request was cancelled' });
}

function kindIn(error: AwsError, { operation }: FaultContext): FaultKind {
  const kind = classify(error);
  // Only queries run at once; what else has a limit is full.
  if (kind === 'busy' && operation !== 'StartQuery') return 'invalid';
  // Nothing at all was asked of the service yet.
  if (kind === 'invalid' && operation === undefined) return 'no-credentials';
  return kind;
}

/** `Account maximum query concurrency limit of [30] reached` */
function quotaIn(message: string): number | undefined {
  const quota = Number(/\blimit of \[?(\d+)/.exec(message)?.[1]);
  return Number.isSafeInteger(quota) && quota > 0 ? quota : undefined;
}

function messageFor(kind: FaultKind, error: AwsError, context: FaultContext): string {
  const { place } = context;
  const service = `CloudWatch in ${place.region}${ofProfile(place)}`;
  const said = saidBy(error);
  switch (kind) {
    case 'throttled':
      return `${service} is asked too often${said}`;
    case 'busy':
      return `${service} already runs as many queries as the account may have${said}`;
    case 'network':
      return `there is no answer from ${context.operation === undefined ? `the sign-in for ${service}` : service}: ${networkReason(error)}; check the network, VPN and proxy`;
    case 'service':
      return `${service} has failed${said}; it may work again in a while`;
    case 'clock':
      return `${service} refuses requests because the clock of this machine is wrong; set the clock`;
    case 'no-credentials':
      return noCredentials(error, context);
    case 'expired':
      return unknownKeys.has(error.name)
        ? `${service} does not know the access key${said}; it is wrong, was deleted, or is of an account that has not enabled this Region: check the credentials`
        : `${service} does not accept the credentials${said}; they have expired: renew them`;
    case 'login-needed':
      return loginNeeded(profileInUse(place.profile) ?? 'default');
    case 'denied':
      return denied(error, context);
    case 'malformed':
      return error.compileError?.message ?? error.message;
    case 'retention':
      return `the range lies outside of what ${groupsOf(context)} in ${place.region} keep: before they were made, or longer ago than their retention; choose a later range`;
    case 'not-found':
      return `${notFound(error, context)} in ${place.region}${ofProfile(place)}; check the name, the Region and the profile`;
    case 'unreadable':
      return `the answer of ${service} makes no sense${said}; a proxy or an endpoint of your own may have changed it`;
    case 'aborted':
      return 'the request was cancelled';
    case 'invalid':
    case 'timeout':
    case 'failed':
      return `${service} refuses ${context.operation ?? 'the request'}${said}`;
  }
}

/** Names of errors that are about a key that the service has never heard of. */
const unknownKeys: ReadonlySet<string> = new Set([
  'UnrecognizedClientException',
  'InvalidClientTokenId',
]);

function notFound({ message }: AwsError, context: FaultContext): string {
  const [, group] = /[Ll]og group '([^']+)' does not exist/.exec(message) ?? [];
  if (group !== undefined) return `there is no log group ${group}`;
  const said = message === '' ? groupsOf(context) : message.replace(/\s*\(Service:.*$/s, '');
  return `there is no such thing: ${said},`;
}

function saidBy({ message, requestId }: AwsError): string {
  const text = message === 'UnknownError' ? '' : message.replace(/\.$/, '');
  if (text === '') return requestId === undefined ? '' : ` (request ${requestId})`;
  return `: ${text}`;
}

function ofProfile(place: CloudPlace): string {
  const profile = profileInUse(place.profile);
  return profile === undefined ? '' : ` (profile ${profile})`;
}

function networkReason({ code, name, message }: AwsError): string {
  const reason = code === undefined ? undefined : networkReasons.get(code);
  if (reason !== undefined) return reason;
  if (name === 'TimeoutError') return 'it took too long';
  return message === '' ? (code ?? name) : message;
}

const networkReasons: ReadonlyMap<string, string> = new Map([
  ['ECONNRESET', 'the connection was cut (ECONNRESET)'],
  ['EPIPE', 'the connection was cut (EPIPE)'],
  ['ECONNREFUSED', 'the connection was refused (ECONNREFUSED)'],
  [
    'ENOTFOUND',
    'the name of its server is not known (ENOTFOUND): there is no network, or no such Region',
  ],
  ['EAI_AGAIN', 'names of servers can’t be looked up (EAI_AGAIN)'],
  ['ETIMEDOUT', 'it took too long (ETIMEDOUT)'],
  ['ENETUNREACH', 'there is no way there (ENETUNREACH)'],
  ['EHOSTUNREACH', 'there is no way there (EHOSTUNREACH)'],
]);

function noCredentials(error: AwsError, { place }: FaultContext): string {
  const profile = profileInUse(place.profile);
  if (profile === undefined) {
    return `there are no AWS credentials for ${place.region}${saidBy(error)}; name a profile in the source, log in with the AWS CLI, or set AWS_PROFILE`;
  }
  return `the profile ${profile} gives no credentials${saidBy(error)}; check it with: aws sts get-caller-identity --profile ${shellWord(profile)}`;
}

/** The fault of a user who does not log in to this profile. */
export function loginNeededFault(profile: string): LogsFault {
  return new LogsFault({ kind: 'login-needed', message: loginNeeded(profile), profile });
}

function loginNeeded(profile: string): string {
  return `the login of the profile ${profile} has expired; log in with: aws sso login --profile ${shellWord(profile)}`;
}

/** `User: … is not authorized to perform: logs:StartQuery on resource: arn:… because …` */
function denied(error: AwsError, context: FaultContext): string {
  const { place, operation } = context;
  const profile = profileInUse(place.profile);
  const who = profile === undefined ? 'these credentials do' : `the profile ${profile} does`;
  const action =
    /\bperform:\s*([\w-]+:\w+)/.exec(error.message)?.[1] ??
    (operation === undefined ? 'this role' : `logs:${operation}`);
  const on = context.logGroups === undefined ? '' : ` on ${groupsOf(context)}`;
  return `${who} not allow ${action}${on} in ${place.region}${saidBy(error)}; docs/cloudwatch.md has the policy that queries need`;
}

function groupsOf({ logGroups = [] }: FaultContext): string {
  const [first] = logGroups;
  if (first === undefined) return 'the log groups';
  return logGroups.length === 1
    ? `the log group ${first}`
    : `the log groups ${first} and ${logGroups.length - 1} more`;
}
