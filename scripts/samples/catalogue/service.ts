import type { Template } from '../template.ts';

/** A family of services: the key is the service's prefix, `s3` for `s3.amazonaws.com`. */
export type Family = Readonly<Record<string, Service>>;

/** What the events of one service have in common, and its API calls. */
export interface Service {
  /** The host that clients call. By default `<prefix>.<region>.amazonaws.com`. */
  readonly host?: string;
  /** The service is one for the whole account: its events are written in us-east-1. */
  readonly global?: true;
  readonly apiVersion?: string;
  /** How its request ids look; `none`: it has none. By default a UUID. */
  readonly requestId?: 's3' | 'none';
  /** `additionalEventData` of every event. */
  readonly extra?: { readonly [key: string]: Template };
  readonly calls: Readonly<Record<string, Call>>;
}

/** The shape of one kind of event. What is left out is null, absent, or the usual. */
export interface Call {
  /** The host that clients call, where it is not the service's usual one. */
  readonly host?: string;
  readonly request?: Template;
  readonly response?: Template;
  readonly resources?: Template;
  /** More for `additionalEventData`. */
  readonly extra?: { readonly [key: string]: Template };
  readonly category?: 'Data';
  readonly type?: 'AwsConsoleSignIn' | 'AwsServiceEvent';
  /** `readOnly`, where the name does not tell. */
  readonly reads?: boolean;
  /** `serviceEventDetails` of an AwsServiceEvent. */
  readonly details?: Template;
  /** Messages of the error codes that this call is known to end with. */
  readonly errors?: Readonly<Record<string, string>>;
}
