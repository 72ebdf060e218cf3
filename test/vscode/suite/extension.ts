import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What the extension's `activate()` returns, as far as the tests use it. */
export interface ExtensionApi {
  readonly results: {
    /** Settles when no query is running. */
    whenIdle(): Promise<void>;
    runs(): readonly RunSummary[];
  };
}

export interface RunSummary {
  readonly title: string;
  readonly state: string;
  readonly rowCount: number;
  readonly columns: readonly string[];
  readonly queriesSent: number | undefined;
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly start?: number;
    readonly end?: number;
  }[];
}

export function extensionUnderTest(): vscode.Extension<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('ctq.ctq');
  assert.ok(extension, 'the extension ctq.ctq is not installed');
  return extension;
}

/** Returns the runs that the extension has once every query has finished. */
export async function finishedRuns(): Promise<readonly RunSummary[]> {
  const { results } = await extensionUnderTest().activate();
  await results.whenIdle();
  return results.runs();
}
