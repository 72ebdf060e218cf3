import { shellWord } from '#backends/cloudwatch/shell-word.ts';

/** What a user types in a terminal to log in, whatever the profile is called. */
export function logInCommand(profile: string): string {
  return `aws sso login --profile ${shellWord(profile)}`;
}
