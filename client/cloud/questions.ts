import { window } from 'vscode';
import type { CostPlan } from '#protocol/cloud.ts';
import type { HostQuestions } from '../results/engine-host.ts';

/** What runs ask of the user: whether a price is fine, a code, a login. */
export const questions: HostQuestions = {
  approve: askToApprove,
  mfaCode: async ({ profile, serial }) =>
    await window.showInputBox({
      title: `CTQ: MFA code for the profile ${profile}`,
      prompt: `The code that the device ${serial} shows now`,
      ignoreFocusOut: true,
      validateInput: (code) => (/^\d{6}$/.test(code.trim()) ? undefined : 'Six digits'),
    }),
  logIn: async () => false,
};

async function askToApprove(plan: CostPlan): Promise<boolean> {
  const run = 'Run';
  const detail = plan.reason;
  const choice = await window.showWarningMessage(
    `CTQ: run “${plan.title}” on ${plan.source}?`,
    { modal: true, detail },
    run,
  );
  return choice === run;
}
