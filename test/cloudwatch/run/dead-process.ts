import { spawnSync } from 'node:child_process';

let pid: number | undefined;

/** The id of a process that has ended. */
export function deadPid(): number {
  pid ??= spawnSync(process.execPath, ['--version']).pid;
  return pid;
}
