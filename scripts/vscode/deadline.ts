/**
 * Returns what `work` settles to, or throws an error with the text of `message()`, asked for at
 * that moment, when it has not settled within `seconds`.
 */
export async function withDeadline<T>(
  work: Promise<T>,
  seconds: number,
  message: () => string,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message())), seconds * 1000);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
