import { env, window } from 'vscode';
import type { ConsoleQuery } from '#backends/cloudwatch/console/console-query.ts';
import { queriesOfConsole } from '#backends/cloudwatch/console/import-query.ts';
import { settings } from '../../settings.ts';
import { openQueryFile } from './open-saved-query.ts';
import { cloudSources, sourceWithLogGroups } from './places.ts';
import { importedDocument } from './saved-query-document.ts';

/** Opens queries that were copied in the console: those of the clipboard, else a link typed in. */
export async function importQuery(): Promise<void> {
  const clipboard = await env.clipboard.readText();
  const copied = queriesOfConsole(clipboard);
  const queries = typeof copied === 'string' ? await askForLink(clipboard) : copied;
  if (queries === undefined) return;
  const sources = cloudSources(settings.sources());
  const sourceOf = ({ region, logGroups }: ConsoleQuery): string | undefined =>
    sourceWithLogGroups(sources, region, logGroups)?.name;
  await openQueryFile(importedDocument(queries, sourceOf));
}

/** Begins with the link that was copied, if any: then the box says why it is none that can be read. */
async function askForLink(clipboard: string): Promise<readonly ConsoleQuery[] | undefined> {
  const text = await window.showInputBox({
    title: 'CTQ: Import Query',
    prompt:
      'A link to a query in the CloudWatch console. For results copied as Markdown, leave this, copy them and run the command again',
    placeHolder:
      'https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:…',
    value: /https:\/\/\S+/.exec(clipboard)?.[0] ?? '',
    ignoreFocusOut: true,
    validateInput: (link) => {
      const queries = queriesOfConsole(link);
      return typeof queries === 'string' && link !== '' ? queries : undefined;
    },
  });
  const queries = queriesOfConsole(text ?? '');
  return typeof queries === 'string' ? undefined : queries;
}
