/** What kind of thing an id of IAM names, by its first four letters (guide of IAM). */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['ABIA', 'a bearer token of STS'],
  ['ACCA', 'a credential that belongs to a context'],
  ['AGPA', 'a group of users'],
  ['AIDA', 'an IAM user'],
  ['AIPA', 'an instance profile of EC2'],
  ['AKIA', 'an access key that lasts, of an IAM user or of the root user'],
  ['ANPA', 'a managed policy'],
  ['ANVA', 'a version of a managed policy'],
  ['APKA', 'a public key'],
  ['AROA', 'a role'],
  ['ASCA', 'a certificate'],
  ['ASIA', 'a temporary access key, which belongs to a session of STS'],
]);

/** An id of IAM, as access keys and principals have them. */
export interface UniqueId {
  readonly prefix: string;
  readonly meaning: string;
  /** Behind the colon: of a role the name of the session. */
  readonly session: string | undefined;
}

/** The id that a text is, such as `AROAIDPPEZS35WEXAMPLE:alice`; undefined where it is none. */
export const uniqueId = (text: string): UniqueId | undefined => {
  const [, prefix = '', session] = /^(A[A-Z]{3})[A-Z0-9]{8,28}(?::(.+))?$/s.exec(text) ?? [];
  const meaning = prefixes.get(prefix);
  return meaning === undefined ? undefined : { prefix, meaning, session };
};
