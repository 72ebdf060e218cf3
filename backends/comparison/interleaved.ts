/** A value of one of several streams. */
export interface Interleaved<Value> {
  /** The stream's index. */
  readonly side: number;
  readonly value: Value;
}

/**
 * The values of all streams as they come. When that ends before them, by being left or by one that
 * throws, `stop` is called, which has to make them end, and their end is waited for.
 */
export async function* interleaved<Value>(
  streams: readonly AsyncIterable<Value>[],
  stop: () => void,
): AsyncGenerator<Interleaved<Value>, void> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]());
  const waiting = new Map<number, Promise<Arrival<Value>>>();
  try {
    for (const [side, iterator] of iterators.entries()) waiting.set(side, arrival(side, iterator));
    while (waiting.size > 0) {
      const { side, iterator, result } = await Promise.race(waiting.values());
      waiting.delete(side);
      if (result.done === true) continue;
      yield { side, value: result.value };
      // Last in the map, so that a busy stream doesn't keep the others from being heard.
      waiting.set(side, arrival(side, iterator));
    }
  } finally {
    stop();
    await Promise.allSettled(iterators.map(async (iterator) => iterator.return?.()));
  }
}

interface Arrival<Value> {
  readonly side: number;
  readonly iterator: AsyncIterator<Value>;
  readonly result: IteratorResult<Value>;
}

function arrival<Value>(side: number, iterator: AsyncIterator<Value>): Promise<Arrival<Value>> {
  const next = iterator.next().then((result) => ({ side, iterator, result }));
  // It may fail while nobody waits for it; then the next to wait will hear of it.
  next.catch(() => undefined);
  return next;
}
