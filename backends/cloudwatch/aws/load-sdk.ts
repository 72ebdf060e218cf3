import type * as sdk from './sdk.ts';

export type Sdk = typeof sdk;

/** The SDK, which takes its time and memory only where CloudWatch is used. */
export async function loadSdk(): Promise<Sdk> {
  return await import('./sdk.ts');
}
