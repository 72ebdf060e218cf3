import type { LogGroup } from '../cloud.ts';

/** The text of `@ptr`, which to clients says nothing. */
export const pointerOf = ({ arn }: LogGroup, index: number): string =>
  Buffer.from(`${index}@${arn}`).toString('base64url');

/** Where a pointer leads; undefined where it is none. */
export function placeOfPointer(
  pointer: string,
): { readonly arn: string; readonly index: number } | undefined {
  const text = Buffer.from(pointer, 'base64url').toString();
  const [, index, arn] = /^(\d+)@(arn:.*)$/.exec(text) ?? [];
  return index === undefined || arn === undefined ? undefined : { arn, index: Number(index) };
}
