import { Disposable, type TextDocument, type TextEditor, window, workspace } from 'vscode';
import { messageOf } from '#protocol/rpc.ts';
import type { ClientContext } from '../../../context.ts';
import { settings } from '../../../settings.ts';
import { sourceFacts } from '../describe-source.ts';
import { createFieldFeed, type FieldFeed } from './field-feed.ts';

/** The time that a file has to rest before its sources are looked at, in milliseconds. */
const restTime = 800;

/** Tells the language server which fields the sources have that the file in the editor runs on. */
export function feedCompletion(context: ClientContext): Disposable {
  const { explorer, language, log } = context;
  const feed = createFieldFeed({
    fieldsOf: (place, logGroup) => explorer.logFields(place, logGroup),
    tell: (known) => language.tellKnownFields(known),
    note: (message) => log.debug(message),
    now: Date.now,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookSoon = (): void => {
    clearTimeout(timer);
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== 'ctq') return;
    timer = setTimeout(() => void look(context, feed, editor), restTime);
  };
  const isShown = (document: TextDocument): boolean =>
    document === window.activeTextEditor?.document;
  lookSoon();
  return Disposable.from(
    window.onDidChangeActiveTextEditor(lookSoon),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (isShown(document)) lookSoon();
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('ctq')) lookSoon();
    }),
    workspace.onDidGrantWorkspaceTrust(lookSoon),
    context.activeSource.onChange(lookSoon),
    { dispose: () => clearTimeout(timer) },
  );
}

async function look(
  { language, activeSource, log }: ClientContext,
  feed: FieldFeed,
  { document }: TextEditor,
): Promise<void> {
  // Who has not trusted the workspace has not trusted its sources either.
  if (!workspace.isTrusted || !settings.completesFromSource(document.uri)) return;
  try {
    const queries = await language.queries(document.uri);
    const active = activeSource.current?.nameOrPath;
    // A file without a query yet will have one.
    const named = queries.length === 0 ? [active] : queries.map(({ source }) => source ?? active);
    const sources = settings.sources(document.uri);
    for (const name of new Set(named)) {
      if (name === undefined || !Object.hasOwn(sources, name)) continue;
      const facts = sourceFacts(name, sources[name]);
      if (facts.kind === 'cloudwatch') await feed.want(name, facts.places);
    }
  } catch (error) {
    log.debug(`the fields of the file's sources are not known: ${messageOf(error)}`);
  }
}
