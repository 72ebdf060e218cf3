import { guessing, leakedKey, lookingAround } from './intrusion.ts';
import { mining } from './mining.ts';
import { response } from './response.ts';
import { escalation, silence } from './takeover.ts';
import { theft } from './theft.ts';
import type { Step } from './step.ts';

/** What an incident responder can find out. `samples/README.md` asks the questions to it. */
export const story: readonly Step[] = [
  ...guessing,
  ...lookingAround,
  ...leakedKey,
  ...escalation,
  ...silence,
  ...mining,
  ...theft,
  ...response,
];
