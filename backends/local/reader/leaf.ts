import { decodeText } from './decode-text.ts';
import { quote } from './json-text.ts';

/** A value of JSON that holds no others; numbers are as they are written. */
export type Leaf = string | boolean;

/** The leaf that is written at `start` to `end`, quotes included. */
export function readLeaf(bytes: Buffer, start: number, end: number): Leaf {
  switch (bytes[start]) {
    case quote:
      return decodeText(bytes, start + 1, end - 1);
    case firstOfTrue:
      return true;
    case firstOfFalse:
      return false;
    default:
      return decodeText(bytes, start, end);
  }
}

const firstOfTrue = 0x74;
const firstOfFalse = 0x66;
