/** What VS Code reports although nothing is wrong: no native modules, no network, its own start. */
const harmless: readonly RegExp[] = [
  /^Error: Could not locate the bindings file/,
  /^Cannot find module '\.\/build\/Release\/watchdog'/,
  /^getaddrinfo \w+ (open-vsx\.org|[\w.-]*\.microsoft\.com|[\w.-]*\.vsassets\.io)/,
  /^(Resolving|Resolved) connection token/,
  /^Creating a socket/,
  /^Updating additional builtin extensions cache/,
  /^\[(reconnection-grace-time|Service Worker|AgentHost:\w+|AccountPolicyGate)\]/,
];

/** Returns whether a console message of VS Code says nothing to who reads a test's output. */
export function isNoise(message: string): boolean {
  return harmless.some((pattern) => pattern.test(message));
}

/** Returns the server's output without its reports of a native log writer that is missing. */
export function withoutNoise(output: string): string {
  return output.replaceAll(/Error: Could not locate the bindings file[^]*?\n\}\n/g, '');
}
