import type { RunProblem } from '#protocol/results.ts';
import type { Findings } from '../reader/findings.ts';

/** A file without a single event or envelope of one: not a log at all. */
export function isForeign({ records, damaged, envelope }: Findings): boolean {
  return records === 0 && damaged === 0 && !envelope;
}

/** What users should know of a file that was read; undefined where all is well. */
export function fileProblem(
  file: string,
  findings: Findings,
  damage: string | undefined,
): RunProblem | undefined {
  if (damage !== undefined) return damagedFile(file, findings, damage);
  if (isForeign(findings)) return findings.digest ? undefined : foreignFile(file);
  if (findings.cut) return damagedFile(file, findings, 'its JSON ends too early or is damaged');
  if (findings.damaged > 0) return damagedFile(file, findings, 'its JSON is damaged');
  if (findings.foreign > 0) return foreignEntries(file, findings.foreign);
  return undefined;
}

/** A file that one part was read of before and another after somebody wrote to it. */
export function changedFile(file: string): RunProblem {
  return {
    code: 'file-changed',
    severity: 'warning',
    message: `"${file}" was written to while it was read, so the answer may have events of it from before and after; run the query again`,
    file,
  };
}

export function foreignFile(file: string): RunProblem {
  return {
    code: 'file-foreign',
    severity: 'information',
    message: `"${file}" holds no CloudTrail events and was passed over`,
    file,
  };
}

function damagedFile(file: string, findings: Findings, damage: string): RunProblem {
  const { records, damaged, cut } = findings;
  const lost = damaged === 0 ? '' : `, ${damaged} could not`;
  const rest = cut ? ', and whatever else it held is missing from the answer' : '';
  return {
    code: 'file-damaged',
    severity: 'warning',
    message: `"${file}" is damaged: ${damage}; ${count(records)} of it could be read${lost}${rest}. Copy it again from where it came from`,
    file,
  };
}

function foreignEntries(file: string, entries: number): RunProblem {
  return {
    code: 'entries-foreign',
    severity: 'information',
    message: `"${file}" holds ${entries} entries that are no CloudTrail events; they were passed over`,
    file,
  };
}

function count(records: number): string {
  return records === 1 ? '1 event' : `${records} events`;
}
