/** How the meaning of a parameter begins that records hold a placeholder of alone. */
export const HIDDEN = 'Hidden by CloudTrail.';

/** True for the meaning of a parameter whose value CloudTrail hides: a password, code. */
export const isHidden = (summary: string): boolean => summary.startsWith(HIDDEN);
