import { join } from 'node:path';

/** Where things are kept for all windows, in the folder that a program has for it. */
export interface CloudStorage {
  /** The journal of runs. */
  readonly runs: string;
  /** What windows agree on their requests by. */
  readonly limits: string;
  readonly ledger: string;
}

/** The folders of CloudWatch in a program's storage. None of them needs to exist. */
export function cloudStorage(storage: string): CloudStorage {
  const folder = join(storage, 'cloudwatch');
  return {
    runs: join(folder, 'runs'),
    limits: join(folder, 'limits'),
    ledger: join(folder, 'ledger'),
  };
}
