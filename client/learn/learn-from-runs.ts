import { type Disposable, Uri, workspace } from 'vscode';
import type { LocalSource, QueryRequest } from '#protocol/results.ts';
import type { ClientContext } from '../context.ts';
import { settings } from '../settings.ts';
import { createIdleWork } from './idle-work.ts';

/** Finds out what local sources hold, after a run on them and when no query runs. */
export function learnFromRuns({ runs, learner }: ClientContext): Disposable {
  const idle = createIdleWork({
    isBusy: () => runs.isRunning,
    work: (source, signal) => learner.refresh(source, signal),
  });
  const seen = new Set<string>();
  const stop = runs.onChange((event) => {
    if (event.kind === 'closed') {
      seen.delete(event.runId);
      return;
    }
    const { id, state } = event.run;
    if (state === 'done' && !seen.has(id)) {
      seen.add(id);
      const request = runs.requestOf(id);
      if (mayLearn(runs.originOf(id)?.uri)) {
        for (const source of localSourcesOf(request)) idle.want(source);
      }
    }
    idle.look();
  });
  return {
    dispose: () => {
      stop();
      idle.dispose();
    },
  };
}

function mayLearn(file: string | undefined): boolean {
  if (file === undefined || !workspace.isTrusted) return false;
  return settings.completesFromSource(Uri.parse(file));
}

function localSourcesOf(request: QueryRequest | undefined): readonly LocalSource[] {
  const sources = [request?.source, request?.comparedWith];
  return sources.flatMap((source) => (source?.kind === 'local' ? [source] : []));
}
