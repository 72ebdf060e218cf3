/**
 * Estimates how long work goes on, from how fast it was lately: what lies further back counts the
 * less (an exponential mean), so that an estimate neither jumps nor sticks. Times in milliseconds of
 * any clock.
 */
export class RemainingTime {
  readonly #start: number;
  #time: number;
  #done = 0;
  /** Of work, in a millisecond; 0 while nothing was done. */
  #speed = 0;

  constructor(now: number) {
    this.#start = now;
    this.#time = now;
  }

  /** Milliseconds that the rest is likely to take; undefined while too little is known. */
  estimate(done: number, total: number, now: number): number | undefined {
    const passed = now - this.#time;
    if (passed >= shortestStep) this.#note(done, now, passed);
    const isKnown = now - this.#start >= shortestWait && this.#speed > 0;
    return isKnown ? Math.max(0, total - done) / this.#speed : undefined;
  }

  #note(done: number, now: number, passed: number): void {
    const sinceStart = now - this.#start;
    const speed = Math.max(0, done - this.#done) / passed;
    // At first the mean is that of all the time there was.
    const weight = 1 - Math.exp(-passed / Math.min(sinceStart, longestMemory));
    this.#speed =
      this.#speed === 0 ? done / sinceStart : this.#speed + weight * (speed - this.#speed);
    this.#time = now;
    this.#done = done;
  }
}

/** Nothing is said before; most runs are over by then. */
const shortestWait = 500;

/** Speeds of less time are chance. */
const shortestStep = 100;

const longestMemory = 4000;
