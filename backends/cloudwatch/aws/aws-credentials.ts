/** What requests are signed with. Kept in memory, and never told to anybody. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** When they end; left out where they do not, or do not say. */
  readonly expiration?: Date;
  readonly accountId?: string;
}
