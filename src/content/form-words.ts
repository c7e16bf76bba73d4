// Sentences that several forms say.

/** A hint below fields in which people write freely. */
export const NO_STUDENT_NAMES = "Please don't include student names.";

/** Wherever a partner is asked for a rating or shown the ratings: from an average, anyone can tell who gave which. */
export const WHO_SEES_RATINGS =
  "All staff can see the ratings with the unit. Only its partners, librarians and admins can see why.";

/** The form is from an older version of Bookend. */
export const FORM_EXPIRED = "This form has expired. Copy what you need, close it and open it again.";

/** Below what nobody else sees, where Slack doesn't say so. */
export const ONLY_YOU = "Only you can read this.";
