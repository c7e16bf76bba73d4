// What can be wrong in the end: the words of the verdict.

/** `repeated`: an update or a notice that somebody had already made. `unwanted`: it was skipped. `broken`: a bug. */
export const FAULT_KINDS = ["doubled", "missing", "early", "stale", "repeated", "unwanted", "broken"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind: FaultKind;
  what: string;
}
