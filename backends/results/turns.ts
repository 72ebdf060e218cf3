/** Lets few work at a time; the others wait for their turn, in order. */
export class Turns {
  private readonly capacity: number;
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** Works when it is one's turn, and lets the next one have it after that, however it ends. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.taken >= this.capacity) {
      await new Promise<void>((resolve) => void this.waiting.push(resolve));
    } else {
      this.taken += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.taken -= 1;
      else next();
    }
  }
}
