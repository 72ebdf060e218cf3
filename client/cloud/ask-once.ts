/**
 * Puts a question once, however many ask it at a time: all of them get the one answer. Once it is
 * answered, the question is a new one.
 */
export function createAskOnce<Result>(): (
  key: string,
  ask: () => Promise<Result>,
) => Promise<Result> {
  const open = new Map<string, Promise<Result>>();
  return (key, ask) => {
    const known = open.get(key);
    if (known !== undefined) return known;
    const asked = ask().finally(() => open.delete(key));
    open.set(key, asked);
    return asked;
  };
}
