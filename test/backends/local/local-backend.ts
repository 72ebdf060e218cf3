import path from 'node:path';
import type { TestContext } from 'node:test';
import {
  createLocalBackend,
  type LocalBackendOptions,
} from '../../../backends/local/local-backend.ts';
import type { BackendUnderTest } from '../contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const worker = path.join(import.meta.dirname, '../../../backends/scan.ts');

/** A local backend over these files, with two threads; its threads end with the test. */
export function localBackend(
  context: TestContext,
  files: Readonly<Record<string, string | Buffer>>,
  options: Partial<LocalBackendOptions> = {},
): BackendUnderTest & { readonly dispose: () => Promise<void> } {
  const backend = createLocalBackend({ worker, threads: 2, previewInterval: 0, ...options });
  context.after(async () => backend.dispose());
  const folder = temporaryFolder(context, files);
  const source = { kind: 'local', name: 'lab', path: folder } as const;
  return { backend, source, dispose: async () => backend.dispose() };
}

/** A record as JSON text; `more` replaces and adds. */
export function record(id: string, more: object = {}): string {
  return JSON.stringify({
    eventVersion: '1.08',
    eventTime: '2022-02-18T17:52:31Z',
    eventName: `Name${id.length}`,
    awsRegion: 'eu-west-1',
    recipientAccountId: '111122223333',
    eventID: id,
    ...more,
  });
}

export function delivery(records: readonly string[]): string {
  return `{"Records":[${records.join()}]}`;
}

/** A tree of files with so many events each, numbered from one file to the next. */
export function manyFiles(files: number, events: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: files }, (_, file) => [
      `${String(file).padStart(4, '0')}.json`,
      delivery(Array.from({ length: events }, (__, event) => record(`${file * events + event}`))),
    ]),
  );
}
