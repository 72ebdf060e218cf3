/** Why the service refuses a request; becomes the error that the client sees. */
export class ServiceError extends Error {
  /** The service's name of the error. */
  readonly code: string;
  /** The HTTP status. */
  readonly status: number;
  /** What else the error's body says. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
    this.status = statusOf.get(code) ?? 400;
    this.details = details;
  }
}

/** The errors that are no fault of the client. */
const statusOf: ReadonlyMap<string, number> = new Map([
  ['ServiceUnavailableException', 503],
  ['InternalFailure', 500],
  ['MissingAuthenticationTokenException', 403],
  ['InvalidSignatureException', 403],
]);

export const invalidParameter = (message: string): ServiceError =>
  new ServiceError('InvalidParameterException', message);

export const notFound = (message: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', message);
