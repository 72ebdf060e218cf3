import { Disposable, type TextDocument, type TextEditor, window, workspace } from 'vscode';
import type { ResolvedSource } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { ClientContext } from '../../../context.ts';
import { settings } from '../../../settings.ts';
import { sourceWithoutAsking } from '../../../sources/source-of-query.ts';
import { createFieldFeed, type FieldFeed } from './field-feed.ts';

/** The time that a file has to rest before its sources are looked at, in milliseconds. */
const restTime = 800;

/**
 * Tells the language server which fields the sources have that the file in the editor runs on: those
 * in CloudWatch are asked, those of this machine have been looked at (see `SourceLearner`).
 */
export function feedCompletion(context: ClientContext): Disposable {
  const { explorer, language, learner, log } = context;
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
    { dispose: learner.onNews(lookSoon) },
    { dispose: () => clearTimeout(timer) },
  );
}

async function look(
  context: ClientContext,
  feed: FieldFeed,
  { document }: TextEditor,
): Promise<void> {
  const { language, log } = context;
  // Who has not trusted the workspace has not trusted its sources either.
  if (!workspace.isTrusted || !settings.completesFromSource(document.uri)) return;
  try {
    const queries = await language.queries(document.uri);
    // A file without a query yet will have one.
    const named = queries.length === 0 ? [undefined] : queries.map(({ source }) => source);
    for (const source of new Set(named)) {
      const name = source ?? context.activeSource.current?.nameOrPath;
      if (name !== undefined) await feedSource(context, feed, { document, name, source });
    }
  } catch (error) {
    log.debug(`the fields of the file's sources are not known: ${messageOf(error)}`);
  }
}

interface Wanted {
  readonly document: TextDocument;
  /** As the server knows the source. */
  readonly name: string;
  /** As the query names it; undefined where it names none. */
  readonly source: string | undefined;
}

async function feedSource(
  context: ClientContext,
  feed: FieldFeed,
  { document, name, source }: Wanted,
): Promise<void> {
  const found = understood(context, document, source);
  if (found?.kind === 'cloudwatch') return await feed.want(name, found.places);
  // In another file the same relative path may lead to what nothing is known of.
  const index = found && context.learner.known(found.path);
  feed.tell({ source: name, fields: index?.fields ?? [] });
}

/** Undefined where it is no source: the run says why. */
function understood(
  context: ClientContext,
  document: TextDocument,
  source: string | undefined,
): ResolvedSource | undefined {
  try {
    return sourceWithoutAsking(context, document, { source });
  } catch {
    return undefined;
  }
}
