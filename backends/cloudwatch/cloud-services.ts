import type { CloudJournal } from './run/journal.ts';
import type { Connect } from './aws/connection.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Limits } from './limits/limits.ts';
import type { Clock } from '../clock.ts';
import type { Dialogue } from '../backend.ts';

/** What queries on CloudWatch need of the world. */
export interface CloudServices {
  readonly connect: Connect;
  readonly clock: Clock;
  /** At least 0 and less than 1. */
  readonly random: () => number;
  readonly limits: Limits;
  readonly journal: CloudJournal;
  readonly ledger: Ledger;
  readonly dialogue: Dialogue;
}
