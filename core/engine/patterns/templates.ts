import { compareText } from '../values/order.ts';
import type { Counts, LeafPart, Shape } from './leaf.ts';
import { GAP } from './message-words.ts';
import type { ShapesPart } from './shape-groups.ts';
import { literalText, type Word } from './word.ts';

/** A pattern and how many messages have it. */
export interface Template {
  readonly text: string;
  readonly counts: Counts;
}

/** The patterns of all shapes, each text once, in no order. */
export const templatesOf = ({ groups }: ShapesPart): readonly Template[] => {
  const counts = new Map<string, Counts>();
  for (const { skeleton, leaves } of groups) {
    const between = skeleton.split(GAP);
    for (const leaf of leaves) {
      for (const cluster of clusterShapes(leaf.shapes)) {
        const text = templateText(between, cluster.words, leaf);
        const [now, before] = counts.get(text) ?? [0, 0];
        counts.set(text, [now + cluster.counts[0], before + cluster.counts[1]]);
      }
    }
  }
  return Array.from(counts, ([text, both]) => ({ text, counts: both }));
};

/** Drain's similarity threshold: more than so much of a template has to agree. */
const SIMILAR = 0.5;

/** So many clusters a leaf may have, so that hostile messages can't take all the time there is. */
const MOST_CLUSTERS = 200;

/**
 * Drain's clusters of the shapes of a leaf: each shape joins the template that it is most similar
 * to, which then varies where the two differ, or begins one. The most frequent shapes come first
 * and those of one count are ordered by their words, so the outcome depends on nothing else.
 */
const clusterShapes = (shapes: readonly Shape[]): readonly Shape[] => {
  const clusters: Shape[] = [];
  for (const shape of shapes.toSorted(compareShapes)) {
    const { place, similar } = mostSimilar(clusters, shape.words);
    const cluster = clusters[place];
    if (cluster === undefined || (similar <= SIMILAR && clusters.length < MOST_CLUSTERS)) {
      clusters.push(shape);
    } else {
      clusters[place] = joined(cluster, shape);
    }
  }
  return clusters;
};

/** The first of the clusters that no other one is more similar than. */
const mostSimilar = (
  clusters: readonly Shape[],
  words: readonly Word[],
): { readonly place: number; readonly similar: number } => {
  let best = { place: 0, similar: -1 };
  for (const [place, cluster] of clusters.entries()) {
    const similar = similarity(cluster.words, words);
    best = similar > best.similar ? { place, similar } : best;
  }
  return best;
};

const compareShapes = (a: Shape, b: Shape): number =>
  b.counts[0] + b.counts[1] - (a.counts[0] + a.counts[1]) || compareWords(a.words, b.words);

const compareWords = (a: readonly Word[], b: readonly Word[]): number => {
  const place = a.findIndex((word, index) => word !== b[index]);
  return place < 0 ? 0 : compareText(a[place] ?? '', b[place] ?? '');
};

/**
 * The part of a template's words that a shape shares. Places that vary already say nothing: counted
 * as Drain counts them, a template with many of them would become similar to nothing.
 */
const similarity = (template: readonly Word[], words: readonly Word[]): number => {
  let fixed = 0;
  let equal = 0;
  for (const [place, word] of template.entries()) {
    fixed += word === 'Token' ? 0 : 1;
    equal += word !== 'Token' && word === words[place] ? 1 : 0;
  }
  return fixed === 0 ? 1 : equal / fixed;
};

const joined = (cluster: Shape, shape: Shape): Shape => ({
  words: cluster.words.map((word, place) => (word === shape.words[place] ? word : 'Token')),
  counts: [cluster.counts[0] + shape.counts[0], cluster.counts[1] + shape.counts[1]],
});

/** `<Time-1> [INFO] user <Token-2> …`: what varies is numbered from left to right. */
const templateText = (
  between: readonly string[],
  words: readonly Word[],
  { constants }: LeafPart,
): string => {
  let count = 0;
  const texts = words.map((word, place) => {
    const constant = word === 'Number' || word === 'IP' ? constants[place] : undefined;
    const text = literalText(constant ?? word);
    if (text !== undefined) {
      return text;
    }
    count += 1;
    return `<${word}-${count}>`;
  });
  return between.map((gap, place) => gap + (texts[place] ?? '')).join('');
};

/** By the words that the pattern contains, as documented for the console. */
export const severityOf = (pattern: string): string => {
  if (/error/i.test(pattern)) {
    return 'ERROR';
  }
  return /warn/i.test(pattern) ? 'WARN' : 'INFO';
};
