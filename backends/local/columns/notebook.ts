import { CodeDraft } from './code-draft.ts';
import type { FileColumns } from './file-columns.ts';
import { TimeDraft } from './time-draft.ts';

/**
 * Where a reader notes what it reads of the events of a file, and finds what was noted by readers
 * before it.
 */
export class Notebook {
  readonly #fields = new Map<string, CodeDraft>();
  readonly #derived = new Map<string, CodeDraft>();
  readonly times = new TimeDraft();
  /** Where events begin in the file; as many as times, and as easily told apart. */
  readonly offsets = new TimeDraft();
  #file: FileColumns | undefined;

  /** The notes about the field of the path. */
  field(path: string): CodeDraft {
    return draftOf(this.#fields, path, (draft) => this.#beginField(path, draft));
  }

  /** The notes about the outcomes of the computation. */
  derived(key: string): CodeDraft {
    return draftOf(this.#derived, key, (draft) => this.#beginDerived(key, draft));
  }

  /** Begins with another file, of which this is remembered. */
  begin(file: FileColumns | undefined): void {
    this.#file = file;
    this.times.begin(file?.times, file?.events ?? 0);
    this.offsets.begin(file?.offsets, file?.events ?? 0);
    for (const [path, draft] of this.#fields) this.#beginField(path, draft);
    for (const [key, draft] of this.#derived) this.#beginDerived(key, draft);
  }

  /** Adds what was learned since `begin`; true where that was anything. */
  fill(file: FileColumns): boolean {
    const changed = [
      fillFrom(this.#fields, file.fields, file.events),
      fillFrom(this.#derived, file.derived, file.events),
    ];
    if (this.times.isChanged) file.times = this.times.seal(file.events);
    if (this.offsets.isChanged) file.offsets = this.offsets.seal(file.events);
    return this.times.isChanged || this.offsets.isChanged || changed.includes(true);
  }

  #beginField(path: string, draft: CodeDraft): void {
    draft.begin(this.#file?.fields.get(path), this.#file?.events ?? 0);
  }

  #beginDerived(key: string, draft: CodeDraft): void {
    draft.begin(this.#file?.derived.get(key), this.#file?.events ?? 0);
  }
}

function draftOf(
  drafts: Map<string, CodeDraft>,
  key: string,
  begin: (draft: CodeDraft) => void,
): CodeDraft {
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const draft = new CodeDraft();
  begin(draft);
  drafts.set(key, draft);
  return draft;
}

function fillFrom(
  drafts: ReadonlyMap<string, CodeDraft>,
  columns: FileColumns['fields'],
  events: number,
): boolean {
  let isChanged = false;
  for (const [key, draft] of drafts) {
    if (!draft.isChanged) continue;
    isChanged = true;
    const column = draft.seal(events);
    if (column !== undefined) columns.set(key, column);
  }
  return isChanged;
}
