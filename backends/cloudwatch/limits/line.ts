/** Those that want the same thing, one after the other. */
export class Line {
  readonly #waiting = new Set<() => void>();
  #isTaken = false;

  /** Works when it is one's turn; undefined where the signal is aborted before that. */
  async take<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
    if (!(await this.#enter(signal))) return undefined;
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (!this.#isTaken) {
      this.#isTaken = true;
      return true;
    }
    return await new Promise((resolve) => {
      const settle = (isMyTurn: boolean): void => {
        this.#waiting.delete(enter);
        signal.removeEventListener('abort', giveUp);
        resolve(isMyTurn);
      };
      const enter = (): void => settle(true);
      const giveUp = (): void => settle(false);
      this.#waiting.add(enter);
      signal.addEventListener('abort', giveUp);
    });
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#isTaken = false;
    else next();
  }
}

/** A line for each name. */
export class Lines {
  readonly #lines = new Map<string, Line>();

  of(name: string): Line {
    const known = this.#lines.get(name);
    if (known !== undefined) return known;
    const line = new Line();
    this.#lines.set(name, line);
    return line;
  }
}
