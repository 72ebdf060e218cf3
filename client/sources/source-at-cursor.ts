import {
  type Disposable,
  EventEmitter,
  type Event,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { messageOf } from '#protocol/rpc.ts';
import type { ClientContext } from '../context.ts';

/** The source that the query at the cursor names itself. */
export interface SourceAtCursor extends Disposable {
  /** As it is written after `@source`; undefined where there is none, or no query file. */
  readonly current: string | undefined;
  readonly onChange: Event<void>;
}

/** The time that the cursor has to rest before the server is asked, in milliseconds. */
const restTime = 150;

/** Follows the cursor in query files. */
export function followSourceAtCursor({ language, log }: ClientContext): SourceAtCursor {
  const changed = new EventEmitter<void>();
  let current: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = (source: string | undefined): void => {
    if (source === current) return;
    current = source;
    changed.fire();
  };
  const look = async (editor: TextEditor): Promise<void> => {
    try {
      const query = await language.queryAt(editor.document.uri, editor.selection.active);
      if (editor === window.activeTextEditor) take(query?.source);
    } catch (error) {
      log.debug(`the source at the cursor is not known: ${messageOf(error)}`);
    }
  };
  const lookSoon = (): void => {
    clearTimeout(timer);
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== 'ctq') return take(undefined);
    timer = setTimeout(() => void look(editor), restTime);
  };
  const subscriptions = [
    changed,
    window.onDidChangeActiveTextEditor(lookSoon),
    window.onDidChangeTextEditorSelection(lookSoon),
    workspace.onDidChangeTextDocument(lookSoon),
  ];
  lookSoon();
  return {
    get current() {
      return current;
    },
    onChange: changed.event,
    dispose: () => {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
