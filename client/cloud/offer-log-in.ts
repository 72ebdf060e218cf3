import { env, type LogOutputChannel, ProgressLocation, window } from 'vscode';
import { type LoginOutcome, logInWithCli } from '#backends/cloudwatch/log-in.ts';
import { logInCommand } from './log-in-command.ts';

/** Offers to log in to a profile; true once the user has, so that what waits for it can go on. */
export async function offerLogIn(profile: string, log: LogOutputChannel): Promise<boolean> {
  const logIn = 'Log In';
  const message = `CTQ: the login of the profile “${profile}” has expired.`;
  if ((await window.showWarningMessage(message, logIn, 'Cancel')) !== logIn) return false;
  for (;;) {
    const outcome = await logInUnderProgress(profile);
    if (outcome.isIn) return true;
    // The user has cancelled it.
    if (outcome.reason === undefined) return false;
    log.warn(`no login for the profile “${profile}”: ${outcome.reason}`);
    const next = await askWhatNow(profile, outcome.reason);
    if (next !== 'again') return next === 'done';
  }
}

async function logInUnderProgress(profile: string): Promise<LoginOutcome> {
  const title = `CTQ: logging in to “${profile}”. The browser asks for your consent.`;
  const location = ProgressLocation.Notification;
  return await window.withProgress({ location, title, cancellable: true }, async (_, token) => {
    const controller = new AbortController();
    const cancelling = token.onCancellationRequested(() => controller.abort());
    try {
      return await logInWithCli(profile, { signal: controller.signal });
    } finally {
      cancelling.dispose();
    }
  });
}

/** There are other ways to log in than ours, after which the query can go on as well. */
async function askWhatNow(
  profile: string,
  reason: string,
): Promise<'again' | 'done' | 'cancelled'> {
  const [again, done, copy] = ['Try Again', 'I Have Logged In', 'Copy Command'] as const;
  const command = logInCommand(profile);
  const message = `CTQ: no login for “${profile}”: ${reason}. In a terminal it is: ${command}`;
  for (;;) {
    const choice = await window.showErrorMessage(message, again, done, copy, 'Cancel');
    if (choice === again) return 'again';
    if (choice === done) return 'done';
    if (choice !== copy) return 'cancelled';
    await env.clipboard.writeText(command);
  }
}
