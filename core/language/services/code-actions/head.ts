/** Where a line can be put in above a query, and what has to stand around it. */
export interface HeadPlace {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/** The start of the line on which a query's first command stands. */
export const headPlace = (text: string, body: number): HeadPlace => {
  const start = text.lastIndexOf('\n', body - 1) + 1;
  const isAlone = text.slice(start, body).trim() === '';
  return isAlone
    ? { offset: start, before: '', after: '\n' }
    : { offset: body, before: '\n', after: '\n' };
};
