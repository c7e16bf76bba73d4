// What people read when a form of a reflection can no longer be saved.

export const EXPIRED =
  "This form has expired, so it wasn't saved. Your answers are in a draft: open the reflection again to continue.";
