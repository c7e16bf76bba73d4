// Sentences that several forms say.

/** A hint below fields in which people write freely. */
export const NO_STUDENT_NAMES = "Please don't include student names.";

/** The form is from an older version of Bookend. */
export const FORM_EXPIRED = "This form has expired. Copy what you need, close it and open it again.";
