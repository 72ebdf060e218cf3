import { ServiceError } from '../service-error.ts';
import type { WireRequest } from './wire.ts';

/** Whom an access key stands for. */
export interface AccessKey {
  readonly account: string;
  /** From when on it is refused, in milliseconds since 1970; never unless given. */
  readonly expires?: number;
  /** Operations that it does not allow. */
  readonly denied?: readonly string[];
}

/** Keys by access key id. */
export type AccessKeys = ReadonlyMap<string, AccessKey>;

/** What the signature says, unchecked; undefined where there is none. */
export interface Signature {
  readonly keyId: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

const scope =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/logs\/aws4_request, SignedHeaders=[^,]+, Signature=[0-9a-f]{64}$/;

export function signatureOf({ headers }: WireRequest): Signature | undefined {
  const [, keyId, region] = scope.exec(headers.get('authorization') ?? '') ?? [];
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers.get('x-amz-date') ?? '');
  if (keyId === undefined || region === undefined || date === null) return undefined;
  const [year = 0, month = 1, day, hour, minute, second] = date.slice(1).map(Number);
  return { keyId, region, time: Date.UTC(year, month - 1, day, hour, minute, second) };
}

/** Who signed the request, as the service would say no: key, expiry and permission. */
export function authenticate(
  signature: Signature | undefined,
  keys: AccessKeys,
  { operation, now }: { readonly operation: string; readonly now: number },
): AccessKey {
  if (signature === undefined) {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const key = keys.get(signature.keyId);
  if (key === undefined) {
    throw new ServiceError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
  if (key.expires !== undefined && now >= key.expires) throw expiredToken();
  if (key.denied?.includes(operation) === true) throw accessDenied(key.account, operation);
  return key;
}

export const expiredToken = (): ServiceError =>
  new ServiceError(
    'ExpiredTokenException',
    'The security token included in the request is expired',
  );

export const accessDenied = (account: string, operation: string): ServiceError =>
  new ServiceError(
    'AccessDeniedException',
    `User: arn:aws:iam::${account}:user/reader is not authorized to perform: logs:${operation} because no identity-based policy allows the logs:${operation} action`,
  );

/** A signature is taken this long, in milliseconds. */
export const largestSkew = 300_000;

/** The service's answer to a signature of another time. */
export function clockSkew(signed: number, now: number): ServiceError {
  const [what, limit, sign] =
    signed <= now ? ['earlier', now - largestSkew, '-'] : ['later', now + largestSkew, '+'];
  const verb = signed <= now ? 'expired' : 'not yet current';
  return new ServiceError(
    'InvalidSignatureException',
    `Signature ${verb}: ${stamp(signed)} is now ${what} than ${stamp(limit)} (${stamp(now)} ${sign} 5 min.)`,
  );
}

/** `20220218T180000Z` */
const stamp = (time: number): string =>
  new Date(time).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
