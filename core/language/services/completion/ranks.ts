/** How likely each kind of operand is; what does not fit the expected type is less likely. */
export const ranks = {
  value: 0,
  own: 0,
  column: 2,
  /** Fields that the source is known to have. */
  known: 3,
  /** Fields that events in question have. */
  event: 4,
  field: 5,
  functions: 6,
  structure: 7,
  keyword: 8,
  /** Fields of other events than those in question. */
  other: 9,
  /** Added to whatever is of another type than the place expects. */
  misfit: 10,
} as const;
