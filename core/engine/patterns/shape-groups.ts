import { messageWords } from './message-words.ts';
import { Leaf, type Counts, type LeafPart } from './leaf.ts';
import type { Word } from './word.ts';

/** The shapes that messages have, as plain data. */
export interface ShapesPart {
  /** Messages of the range, and of the one that it is compared with. */
  readonly total: Counts;
  readonly groups: readonly SkeletonPart[];
}

export interface SkeletonPart {
  readonly skeleton: string;
  readonly leaves: readonly LeafPart[];
}

/**
 * The part of log template mining that runs where messages are: a tree of fixed depth as in Drain
 * (He, Zhu, Zheng, Lyu: "Drain: An Online Log Parsing Approach with Fixed Depth Tree", ICWS 2017).
 * Its layers are the skeleton, which is stricter than Drain's number of words, and the leading
 * words. In its leaves are shapes: messages without what varies by its form.
 *
 * Drain puts each message into a cluster as it comes, so that its outcome depends on their order.
 * Here shapes are only counted, and clustered when all are known. What bounds memory does not depend
 * on the order either: a place in which there are too many different words has none at all from then
 * on, whichever words came first. So trees that were grown apart can be merged.
 */
export class ShapeGroups {
  private total: Counts = [0, 0];
  private groups = new Map<string, SkeletonGroup>();

  add(message: string, counts: Counts): void {
    const { skeleton, leads, words, texts } = messageWords(message);
    this.groupOf(skeleton).leafOf(leads).addMessage(words, texts, counts);
    this.count(counts);
  }

  /** Counts messages that have no text. */
  count(counts: Counts): void {
    this.total = [this.total[0] + counts[0], this.total[1] + counts[1]];
  }

  /** Hands over everything and begins anew. */
  drain(): ShapesPart {
    const part = this.part();
    this.groups = new Map();
    this.total = [0, 0];
    return part;
  }

  part(): ShapesPart {
    const groups = Array.from(this.groups, ([skeleton, group]) => ({
      skeleton,
      leaves: group.parts(),
    }));
    return { total: this.total, groups };
  }

  merge({ total, groups }: ShapesPart): void {
    this.count(total);
    for (const { skeleton, leaves } of groups) {
      const group = this.groupOf(skeleton);
      for (const leaf of leaves) {
        group.leafOf(leaf.leads).merge(leaf);
      }
    }
  }

  private groupOf(skeleton: string): SkeletonGroup {
    const known = this.groups.get(skeleton);
    if (known !== undefined) {
      return known;
    }
    const group = new SkeletonGroup();
    this.groups.set(skeleton, group);
    return group;
  }
}

/** Different leading words in one place, as Drain's `maxChild`. */
const MOST_LEADS = 100;

/** The messages of one skeleton. */
class SkeletonGroup {
  /** The words of each leading place, until they are too many. */
  private readonly leads: (Set<Word> | 'many')[] = [];
  private leaves = new Map<string, Leaf>();

  leafOf(leads: readonly Word[]): Leaf {
    let isCut = false;
    for (const [place, lead] of leads.entries()) {
      const known = (this.leads[place] ??= new Set());
      if (known !== 'many' && (lead === 'Token' || known.add(lead).size > MOST_LEADS)) {
        this.leads[place] = 'many';
        isCut = true;
      }
    }
    if (isCut) {
      this.regroup();
    }
    return this.find(leads);
  }

  parts(): readonly LeafPart[] {
    return Array.from(this.leaves.values(), (leaf) => leaf.part());
  }

  private find(leads: readonly Word[]): Leaf {
    const cut = leads.map((lead, place) => (this.leads[place] === 'many' ? 'Token' : lead));
    const key = JSON.stringify(cut);
    const known = this.leaves.get(key);
    if (known !== undefined) {
      return known;
    }
    const leaf = new Leaf(cut);
    this.leaves.set(key, leaf);
    return leaf;
  }

  private regroup(): void {
    const before = this.parts();
    this.leaves = new Map();
    for (const leaf of before) {
      this.find(leaf.leads).merge(leaf);
    }
  }
}
