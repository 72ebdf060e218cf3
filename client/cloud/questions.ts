import { type LogOutputChannel, window } from 'vscode';
import type { CostPlan, MfaDevice } from '#protocol/cloud.ts';
import type { HostQuestions } from '../results/engine-host.ts';
import { createAskOnce } from './ask-once.ts';
import type { Attention } from './attention.ts';
import { offerLogIn } from './offer-log-in.ts';
import { planText } from './plan-text.ts';

/**
 * What runs ask of the user: whether a price is fine, a code, a login. Several that ask for the same
 * at a time get the one answer; work that nobody waits for gets none.
 */
export function createQuestions(attention: Attention, log: LogOutputChannel): HostQuestions {
  const codeOnce = createAskOnce<string | undefined>();
  const logInOnce = createAskOnce<boolean>();
  return {
    approve: askToApprove,
    mfaCode: async (device) => {
      if (!attention.mayAsk) return undefined;
      return await codeOnce(JSON.stringify(device), () => askForCode(device));
    },
    logIn: async ({ profile }) => {
      if (!attention.mayAsk) return false;
      return await logInOnce(profile, () => offerLogIn(profile, log));
    },
  };
}

async function askToApprove(plan: CostPlan): Promise<boolean> {
  const run = 'Run';
  const { message, detail } = planText(plan);
  return (await window.showWarningMessage(message, { modal: true, detail }, run)) === run;
}

async function askForCode({ profile, serial }: MfaDevice): Promise<string | undefined> {
  const code = await window.showInputBox({
    title: `CTQ: MFA code for the profile ${profile}`,
    prompt: `The code that the device ${serial} shows now`,
    ignoreFocusOut: true,
    validateInput: (text) => (/^\d{6}$/.test(text.trim()) ? undefined : 'Six digits'),
  });
  return code?.trim();
}
