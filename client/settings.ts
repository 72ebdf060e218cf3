import { type Uri, workspace } from 'vscode';
import { readCloudSettings } from '#protocol/cloud-settings.ts';
import type { CloudSettings } from '#protocol/results.ts';

/** The settings under `ctq.` as they are now, each checked for what it should be. */
export const settings = {
  /** By name, as the user wrote it; what each one means is the backend's to say. */
  sources: (file?: Uri): Readonly<Record<string, unknown>> => {
    const value: unknown = workspace.getConfiguration('ctq', file).get('sources');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  },

  /** Paths of CSV files by name, as the user wrote them. */
  tables: (file?: Uri): unknown => workspace.getConfiguration('ctq', file).get('tables'),

  /** The field by which events of files count once where a query does not say. */
  dedupe: (file?: Uri): string | undefined => {
    const value: unknown = workspace.getConfiguration('ctq', file).get('dedupe');
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  },

  /** Whether completion may ask a source which fields its events have. */
  completesFromSource: (file?: Uri): boolean =>
    workspace.getConfiguration('ctq', file).get<unknown>('completion.fromSource') !== false,

  /** Threads that scan; undefined leaves it to the backend. */
  localWorkers: (): number | undefined => {
    const value: unknown = workspace.getConfiguration('ctq').get('local.workers');
    return typeof value === 'number' && value >= 1 ? Math.floor(value) : undefined;
  },

  /** What may be kept in memory of events that were read, in MiB. */
  cacheMemory: (): number | undefined => {
    const value: unknown = workspace.getConfiguration('ctq').get('cache.memory');
    return typeof value === 'number' && value >= 0 ? value : undefined;
  },

  /** Whether what is learned of log files may be kept on disk. */
  cachesOnDisk: (file?: Uri): boolean =>
    workspace.getConfiguration('ctq', file).get<unknown>('cache.disk') !== false,

  resultsLocation: (): 'panel' | 'editor' =>
    workspace.getConfiguration('ctq').get<unknown>('results.location') === 'editor'
      ? 'editor'
      : 'panel',

  /** What queries on CloudWatch may cost, and how they are sent. */
  cloud: (file?: Uri): CloudSettings => {
    const values = workspace.getConfiguration('ctq.cloudwatch', file);
    return readCloudSettings((name) => values.get(name));
  },

  maximumTabs: (): number => {
    const value: unknown = workspace.getConfiguration('ctq').get('results.maximumTabs');
    return typeof value === 'number' && value >= 1 ? Math.floor(value) : 20;
  },
};
