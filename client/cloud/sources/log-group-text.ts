import { bytesText } from '#protocol/amounts.ts';
import type { LogGroup } from '#protocol/cloud.ts';

/** Class, size and retention in a few words: `Standard · 1.2 GB · kept 90 days`. */
export function logGroupText({ logClass, storedBytes, retentionDays }: LogGroup): string {
  return [classText(logClass), bytesText(storedBytes), retentionText(retentionDays)].join(' · ');
}

function classText(logClass: string): string {
  const words = logClass.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function retentionText(days: number | undefined): string {
  if (days === undefined) return 'never expires';
  return days === 1 ? 'kept 1 day' : `kept ${days} days`;
}
