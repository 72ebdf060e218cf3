/** How the bytes that are handed over belong to their file. */
export interface Window {
  /** False where the file goes on behind these bytes. */
  readonly final: boolean;
  /** True where they begin inside a list of records, between two of them. */
  readonly inList?: boolean;
  /**
   * True where what is read is noted over all windows, and may be remembered; false for files of any
   * size, whose notes would take too much.
   */
  readonly isNoted?: boolean;
}

export const wholeFile: Window = { final: true };
