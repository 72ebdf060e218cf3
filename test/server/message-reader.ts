const separator = '\r\n\r\n';

/**
 * Returns what takes the bytes of a stream as they come, and calls back with the content of each
 * message: headers, of which one is the content's length in bytes, an empty line, the content.
 */
export function messageReader(onContent: (content: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = rest.indexOf(separator);
      if (head === -1) return;
      const start = head + separator.length;
      const length = Number(/Content-Length: (\d+)/i.exec(rest.toString('ascii', 0, head))?.[1]);
      if (rest.length < start + length) return;
      const content = rest.toString('utf8', start, start + length);
      rest = rest.subarray(start + length);
      onContent(content);
    }
  };
}
