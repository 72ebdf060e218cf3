import { literal, literalText, type Word } from './word.ts';

/** How many messages there are in the range, and in the one that it is compared with. */
export type Counts = readonly [now: number, before: number];

/** Messages that differ at most in what varies by its form. */
export interface Shape {
  readonly words: readonly Word[];
  readonly counts: Counts;
}

export interface LeafPart {
  readonly leads: readonly Word[];
  /** For each place, the one number or address that all messages have there, or `Token` for several. */
  readonly constants: readonly (Word | undefined)[];
  readonly shapes: readonly Shape[];
}

/** Different words in one place; more of them are not told apart. */
const MOST_WORDS = 32;

/** The shapes of the messages of one skeleton and the same leading words. */
export class Leaf {
  private readonly leads: readonly Word[];
  private readonly constants: (Word | undefined)[] = [];
  /** The texts of each place, until they are too many. */
  private readonly literals: (Set<Word> | 'many' | undefined)[] = [];
  private readonly numbers = new Map<Word, number>();
  private shapes = new Map<string, { readonly words: readonly Word[]; counts: Counts }>();

  constructor(leads: readonly Word[]) {
    this.leads = leads;
  }

  addMessage(words: readonly Word[], texts: readonly string[], counts: Counts): void {
    for (const [place, word] of words.entries()) {
      if (word === 'Number' || word === 'IP') {
        this.addConstant(place, literal(texts[place] ?? ''));
      }
    }
    this.add({ words, counts });
  }

  merge({ constants, shapes }: LeafPart): void {
    for (const [place, constant] of constants.entries()) {
      if (constant !== undefined) {
        this.addConstant(place, constant);
      }
    }
    for (const shape of shapes) {
      this.add(shape);
    }
  }

  part(): LeafPart {
    const { leads, constants } = this;
    return { leads, constants: Array.from(constants), shapes: [...this.shapes.values()] };
  }

  private addConstant(place: number, constant: Word): void {
    const known = this.constants[place];
    this.constants[place] = known === undefined || known === constant ? constant : 'Token';
  }

  private add(shape: Shape): void {
    let isCut = false;
    for (const [place, word] of shape.words.entries()) {
      if (this.isTooMany(place, word)) {
        this.literals[place] = 'many';
        isCut = true;
      }
    }
    if (isCut) {
      const before = this.shapes;
      this.shapes = new Map();
      before.forEach((known) => this.count(known));
    }
    this.count(shape);
  }

  private isTooMany(place: number, word: Word): boolean {
    const known = this.literals[place];
    if (known === 'many' || (word !== 'Token' && literalText(word) === undefined)) {
      return false;
    }
    const words = known ?? new Set();
    this.literals[place] = words;
    return word === 'Token' || words.add(word).size > MOST_WORDS;
  }

  private count({ words, counts }: Shape): void {
    const cut = words.map((word, place) => (this.literals[place] === 'many' ? 'Token' : word));
    const key = cut.map((word) => this.numberOf(word)).join(',');
    const known = this.shapes.get(key);
    if (known === undefined) {
      this.shapes.set(key, { words: cut, counts });
    } else {
      known.counts = [known.counts[0] + counts[0], known.counts[1] + counts[1]];
    }
  }

  private numberOf(word: Word): number {
    const known = this.numbers.get(word);
    if (known !== undefined) {
      return known;
    }
    const number = this.numbers.size;
    this.numbers.set(word, number);
    return number;
  }
}
