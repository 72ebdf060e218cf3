import { isObject } from '#protocol/guard.ts';
import { messageOf } from '#protocol/rpc.ts';

/** Why a file can't be read, in words for users; never a stack. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error);
  const known = code === undefined ? undefined : reasons.get(code);
  if (known !== undefined) return known;
  return messageOf(error);
}

/** The code of an error of Node or of the operating system, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return isObject(error) && typeof error['code'] === 'string' ? error['code'] : undefined;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'it does not exist'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ELOOP', 'it is a link that leads in circles'],
  ['EMFILE', 'too many files are open'],
  ['EIO', 'the disk reports an error'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ERR_STRING_TOO_LONG', 'it holds a text that is longer than any text can be here'],
]);
