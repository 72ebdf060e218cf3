/** Calls `action` at once, then at most once in every `milliseconds` while it is asked for. */
export interface Throttle {
  /** Asks for a call, now or as soon as one is due. */
  request(): void;
  /** Makes the call that is due, if any, without waiting. */
  flush(): void;
  /** Makes no call any more. */
  dispose(): void;
}

export function throttle(action: () => void, milliseconds: number): Throttle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  let isDisposed = false;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
    isDue = false;
  };
  const rest = (): void => {
    timer = undefined;
    if (isDue) act();
  };
  const act = (): void => {
    isDue = false;
    timer = setTimeout(rest, milliseconds);
    action();
  };
  return {
    request: () => {
      if (isDisposed) return;
      if (timer === undefined) return act();
      isDue = true;
    },
    flush: () => {
      if (isDue) action();
      stop();
    },
    dispose: () => {
      isDisposed = true;
      stop();
    },
  };
}
