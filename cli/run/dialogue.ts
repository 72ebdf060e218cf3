import { createInterface } from 'node:readline/promises';
import { type Dialogue, silentDialogue } from '#backends/backend.ts';
import { logInWithCli } from '#backends/cloudwatch/log-in.ts';
import { printable } from '#backends/export/printable.ts';
import { bytesText, priceText } from '#backends/cloudwatch/ledger/price.ts';
import type { CostPlan } from '#protocol/cloud.ts';
import type { Environment } from '../cli.ts';

/**
 * What a run may ask whoever sits at the terminal. Without a terminal everything is refused, save
 * the price of a run where `--yes` has allowed it before.
 */
export const terminalDialogue = (environment: Environment, isAllowed: boolean): Dialogue => {
  const { messages } = environment.streams;
  const approve = async (plan: CostPlan, signal: AbortSignal): Promise<boolean> => {
    messages.write(`${printable(questionText(plan))}\n`);
    if (isAllowed) return true;
    if (!isTerminal(environment)) {
      messages.write('nobody can be asked here: allow it with --yes\n');
      return false;
    }
    const answer = await ask(environment, 'Run it? [y/N] ', signal);
    return /^y(es)?$/i.test(answer?.trim() ?? '');
  };
  if (!isTerminal(environment)) return { ...silentDialogue, approve };
  return {
    approve,
    mfaCode: async ({ profile, serial }, signal) =>
      (
        await ask(environment, `MFA code of ${serial} for the profile ${profile}: `, signal)
      )?.trim(),
    logIn: async (profile, signal) => {
      messages.write(`the login of the profile ${printable(profile)} has expired: logging in\n`);
      const outcome = await logInWithCli(profile, { signal });
      if (!outcome.isIn && outcome.reason !== undefined) {
        messages.write(`${printable(outcome.reason)}\n`);
      }
      return outcome.isIn;
    },
  };
};

const isTerminal = ({ streams }: Environment): boolean =>
  'isTTY' in streams.input && streams.input.isTTY === true && streams.messages.isTTY === true;

/** What is typed; undefined where the signal ends the wait. */
const ask = async (
  { streams }: Environment,
  question: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const lines = createInterface({ input: streams.input, output: streams.messages });
  // Ctrl+C at the question is no answer to it.
  const left = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  try {
    return await Promise.race([lines.question(printable(question), { signal }), left]);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  } finally {
    lines.close();
  }
};

const questionText = (plan: CostPlan): string => {
  const size = plan.bytes === undefined ? 'an unknown amount' : `about ${bytesText(plan.bytes)}`;
  const price = plan.price === undefined ? '' : `, ${priceText(plan.price)}`;
  const basis = plan.basis === undefined ? '' : ` (${plan.basis})`;
  return `${plan.title}: ${plan.queries} ${plan.queries === 1 ? 'query' : 'queries'} on ${plan.source} scan ${size}${price}${basis}. ${plan.reason}`;
};
