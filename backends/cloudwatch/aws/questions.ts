import type { MfaDevice } from '#protocol/cloud.ts';
import type { Dialogue } from '../../backend.ts';
import type { SsoLogin } from './profiles.ts';
import { shareWork } from './shared-work.ts';

/** What getting credentials may ask, each question once at a time. */
export interface CredentialQuestions {
  /** How many logins were answered so far, to be told to `logIn` as the moment of an attempt. */
  answered(): number;
  /**
   * True once the user has logged in. Profiles of one session share its question; where it was
   * answered after the attempt began that needs it, that answer holds.
   */
  logIn(login: SsoLogin, begun: number, signal: AbortSignal): Promise<boolean>;
  /** A code; rejects with an error named `MfaRefused` where the user gives none. */
  mfaCode(device: MfaDevice, signal: AbortSignal): Promise<string>;
}

export function credentialQuestions(dialogue: Dialogue): CredentialQuestions {
  return { ...loginQuestions(dialogue), mfaCode: codeQuestions(dialogue) };
}

function loginQuestions(dialogue: Dialogue): Pick<CredentialQuestions, 'answered' | 'logIn'> {
  const questions = new Map<string, (signal: AbortSignal) => Promise<boolean>>();
  const answers = new Map<string, { readonly number: number; readonly isIn: boolean }>();
  let count = 0;
  const ask = ({ profile, session }: SsoLogin): ((signal: AbortSignal) => Promise<boolean>) =>
    shareWork(async (signal) => {
      const isIn = await dialogue.logIn(profile, signal);
      // Nobody has answered where nobody waits any more.
      if (signal.aborted) return isIn;
      count += 1;
      answers.set(session, { number: count, isIn });
      return isIn;
    });
  return {
    answered: () => count,
    logIn: async (login, begun, signal) => {
      const answer = answers.get(login.session);
      if (answer !== undefined && answer.number > begun) return answer.isIn;
      const question = questions.get(login.session) ?? ask(login);
      questions.set(login.session, question);
      return await question(signal);
    },
  };
}

function codeQuestions(dialogue: Dialogue): CredentialQuestions['mfaCode'] {
  let last: Promise<unknown> = Promise.resolve();
  return async (device, signal) => {
    // A code works once, so that each profile asks for its own; but one after the other.
    const answer = last.then(async () =>
      signal.aborted ? undefined : await dialogue.mfaCode(device, signal),
    );
    last = answer.catch(() => {});
    const code = (await answer)?.trim();
    if (code !== undefined && code !== '') return code;
    throw Object.assign(new Error(`no code was given for the MFA device ${device.serial}`), {
      name: 'MfaRefused',
    });
  };
}
