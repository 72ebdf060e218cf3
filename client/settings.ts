import { type Uri, workspace } from 'vscode';
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

  /** Threads that scan; undefined leaves it to the backend. */
  localWorkers: (): number | undefined => {
    const value: unknown = workspace.getConfiguration('ctq').get('local.workers');
    return typeof value === 'number' && value >= 1 ? Math.floor(value) : undefined;
  },

  resultsLocation: (): 'panel' | 'editor' =>
    workspace.getConfiguration('ctq').get<unknown>('results.location') === 'editor'
      ? 'editor'
      : 'panel',

  /** What queries on CloudWatch may cost, and how they are sent. */
  cloud: (file?: Uri): CloudSettings => {
    const cloud = workspace.getConfiguration('ctq.cloudwatch', file);
    const dollars = (name: string): number | undefined => {
      const value: unknown = cloud.get(name);
      return typeof value === 'number' && value >= 0 ? value : undefined;
    };
    const range: unknown = cloud.get('defaultRange');
    const concurrency: unknown = cloud.get('concurrency');
    return {
      defaultRange: typeof range === 'string' && range.trim() !== '' ? range : '-1h',
      confirmAbove: dollars('confirmAbove'),
      dailyBudget: dollars('dailyBudget'),
      pricePerGigabyte: dollars('pricePerGigabyte') ?? 0.005,
      concurrency: typeof concurrency === 'number' && concurrency >= 1 ? concurrency : 20,
      slicing: cloud.get('slicing') === 'never' ? 'never' : 'auto',
    };
  },

  maximumTabs: (): number => {
    const value: unknown = workspace.getConfiguration('ctq').get('results.maximumTabs');
    return typeof value === 'number' && value >= 1 ? Math.floor(value) : 20;
  },
};
