/** The SDK's log: nobody reads it, and what it holds is nobody's business. */
export const silentLogger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
};

function nothing(): void {}
