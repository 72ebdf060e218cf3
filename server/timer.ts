/** A clock that work can be put on; tests turn it by hand. */
export interface Timer {
  /** Does the work after that time, unless the returned function is called before. */
  after(milliseconds: number, work: () => void): () => void;
}
