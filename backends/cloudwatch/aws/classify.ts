import type { AwsError } from './aws-error.ts';
import type { FaultKind } from './logs-fault.ts';

/** What kind of thing an error is. */
export function classify(error: AwsError): FaultKind {
  const { name, code, message, status } = error;
  if (name === 'MalformedQueryException') return isRetention(error) ? 'retention' : 'malformed';
  const byName = kindOfName.get(name) ?? (code === undefined ? undefined : kindOfName.get(code));
  if (byName !== undefined) return byName;
  if (name.startsWith('InvalidSignature') || name === 'SignatureDoesNotMatch') {
    return /signature expired|not yet current/i.test(message) ? 'clock' : 'no-credentials';
  }
  if (isNetwork(error)) return 'network';
  if (isOfCredentials(name)) return kindOfCredentials(message);
  return kindOfStatus(status);
}

/** Names as CloudWatch Logs, STS and single sign-on give them. */
const names: Readonly<Partial<Record<FaultKind, readonly string[]>>> = {
  throttled: [
    'ThrottlingException',
    'Throttling',
    'ThrottledException',
    'RequestThrottledException',
    'RequestThrottled',
    'TooManyRequestsException',
    'RequestLimitExceeded',
    'BandwidthLimitExceeded',
    'ProvisionedThroughputExceededException',
    'EC2ThrottledException',
    'PriorRequestNotComplete',
    'TransactionInProgressException',
    'SlowDown',
    'SlowDownException',
  ],
  busy: ['LimitExceededException'],
  service: [
    'ServiceUnavailableException',
    'ServiceUnavailable',
    'InternalServerException',
    'InternalFailure',
    'InternalError',
    'InternalServerError',
    'IDPCommunicationError',
  ],
  clock: [
    'RequestTimeTooSkewed',
    'RequestTimeTooSkewedException',
    'RequestExpired',
    'RequestInTheFuture',
  ],
  expired: [
    'ExpiredTokenException',
    'ExpiredToken',
    'TokenRefreshRequired',
    'InvalidClientTokenId',
    'InvalidClientTokenIdException',
    'UnrecognizedClientException',
    'InvalidAccessKeyId',
    'AuthFailure',
  ],
  'no-credentials': [
    'MissingAuthenticationTokenException',
    'MissingAuthenticationToken',
    'IncompleteSignatureException',
    'IncompleteSignature',
    'MfaRefused',
  ],
  'login-needed': ['UnauthorizedException', 'InvalidGrantException'],
  denied: [
    'AccessDeniedException',
    'AccessDenied',
    'UnauthorizedOperation',
    'NotAuthorized',
    'OptInRequired',
    'RegionDisabledException',
    'ForbiddenException',
  ],
  'not-found': ['ResourceNotFoundException'],
  invalid: [
    'InvalidParameterException',
    'InvalidOperationException',
    'InvalidParameterCombination',
    'InvalidParameterValue',
    'ValidationException',
    'ValidationError',
    'SerializationException',
    'UnknownOperationException',
    'ResourceAlreadyExistsException',
  ],
  network: ['TimeoutError', 'AbortError', 'ETIMEDOUT', 'RequestTimeout', 'RequestTimeoutException'],
  unreadable: ['UnreadableAnswer'],
};

const kindOfName: ReadonlyMap<string, FaultKind> = new Map(
  faultKinds(names).flatMap(([kind, list]) => list.map((name) => [name, kind] as const)),
);

function faultKinds(
  table: Readonly<Partial<Record<FaultKind, readonly string[]>>>,
): readonly (readonly [FaultKind, readonly string[]])[] {
  return Object.entries(table) as [FaultKind, readonly string[]][];
}

/** CloudWatch calls a range that no log group covers a query that does not compile. */
function isRetention({ message, compileError }: AwsError): boolean {
  const said = `${message} ${compileError?.message ?? ''}`;
  return /log group.{0,3} creation time|log retention settings/i.test(said);
}

const networkCode =
  /^(?:E(?:CONN\w+|PIPE|NOTFOUND|AI_\w+|HOST\w+|NET\w+|TIMEDOUT|PROTO|ADDR\w+|SOCKET\w*)|UND_ERR\w*|ERR_(?:TLS|SSL|SOCKET|STREAM|HTTP2?|PROXY|INVALID_HTTP)\w*|HPE_\w+|CERT_\w+|(?:\w+_)?CERT(?:IFICATE)?(?:_\w+)?|UNABLE_TO_\w+)$/;

/** The names of failures of the network, where a library has made them part of its own message. */
const networkWords =
  /\b(?:ECONNRESET|ECONNREFUSED|ECONNABORTED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPIPE|TimeoutError|socket hang up|aborted before)\b/;

function isNetwork({ name, code, message }: AwsError): boolean {
  if (code !== undefined && networkCode.test(code)) return true;
  return (isOfCredentials(name) || name === 'Error') && networkWords.test(message);
}

function isOfCredentials(name: string): boolean {
  return /^(?:Credentials|Token)?ProviderError$/.test(name);
}

/** Providers of credentials tell what they have met in their message only. */
function kindOfCredentials(message: string): FaultKind {
  if (/\bTooManyRequests|\bThrottl/.test(message)) return 'throttled';
  if (/\bForbiddenException|\bAccessDenied|\bNo access\b/.test(message)) return 'denied';
  const isLogin =
    /\bSSO (?:session|token)\b.*(?:expired|invalid|not found)|\baws sso login\b|\bUnauthorizedException\b|\bToken is expired\b/i;
  return isLogin.test(message) ? 'login-needed' : 'no-credentials';
}

function kindOfStatus(status: number | undefined): FaultKind {
  // Refused by the SDK itself: a Region that can't be one, for instance.
  if (status === undefined) return 'invalid';
  if (status >= 500) return 'service';
  if (status === 429) return 'throttled';
  if (status === 408) return 'network';
  if (status === 401 || status === 403) return 'denied';
  // Good news that nobody can read.
  return status < 400 ? 'unreadable' : 'invalid';
}
