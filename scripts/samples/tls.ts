import type { Actor } from './cast.ts';

/** The TLS version and cipher suite that the actor's client speaks; undefined inside AWS. */
export function tlsOf({ tls, via, kind }: Actor): Tls | undefined {
  if (tls === 'none' || via !== undefined || kind === 'service') return undefined;
  return usual[tls ?? 'TLSv1.2'];
}

interface Tls {
  readonly tlsVersion: string;
  readonly cipherSuite: string;
}

const usual = {
  TLSv1: { tlsVersion: 'TLSv1', cipherSuite: 'ECDHE-RSA-AES128-SHA' },
  'TLSv1.2': { tlsVersion: 'TLSv1.2', cipherSuite: 'ECDHE-RSA-AES128-GCM-SHA256' },
  'TLSv1.3': { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256' },
} as const;
