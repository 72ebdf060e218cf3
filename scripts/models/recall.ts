import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEventModels } from '#language/catalogue/events/read-event-models.ts';
import { projectRoot } from '../project.ts';
import { type Recall, recallOf } from './measure-recall.ts';
import { eventsIn } from './real-events.ts';

/*
 * `node scripts/models/recall.ts [FOLDER|FILE]`: how much of what real events hold the models know,
 * and what they miss.
 */

const folder = process.argv[2] ?? join(projectRoot, '..', 'shared', 'data', 'logs');
if (existsSync(folder)) report(folder);
else {
  console.log(`not measured: there are no logs at ${folder}`);
  if (process.argv[2] !== undefined) process.exitCode = 2;
}

function report(place: string): void {
  const data = join(projectRoot, 'core/language/catalogue/events/data/event-models.txt');
  const recall = recallOf(eventsIn(place), readEventModels(readFileSync(data, 'utf8')));
  const { events, pairs, strict, union, fields, missing } = recall;
  console.log(`events known           ${share(events)}`);
  console.log(`paths offered          ${share(pairs)}`);
  console.log(`  without free keys    ${share(strict)}`);
  console.log(`  naming no event      ${share(union)}`);
  console.log(`fields of the record   ${share(fields)}`);
  console.log(`\nThe services that miss most:\n${worst(recall)}`);
  console.log(`\nEvents that are not known:\n${events.missing.map(line).join('\n')}`);
  console.log(`\nPaths that are not offered:\n${missing.map(line).join('\n')}`);
  console.log(`\nFields that are not known:\n${fields.missing.map(line).join('\n')}`);
}

function share({ known, all }: { readonly known: number; readonly all: number }): string {
  return `${((100 * known) / Math.max(1, all)).toFixed(1).padStart(5)} %  (${known} of ${all})`;
}

function line(text: string): string {
  return `  ${text}`;
}

function worst({ missing }: Recall): string {
  const counts = new Map<string, number>();
  for (const path of missing) {
    const service = path.split(' ')[0] ?? '';
    counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([service, count]) => `${String(count).padStart(6)}  ${service}`)
    .join('\n');
}
