// An OH YEAH: the moment someone sees what partnership can do, in a sentence.
import { singleLineText } from "./text.js";

export const MAX_OH_YEAH_LENGTH = 300;
/** An author who was asked and hasn't answered after this many days isn't quoted, and their words are deleted. */
export const DAYS_TO_ANSWER = 14;
/** The most OH YEAHs that a month's report shows. */
export const MAX_PICKED = 3;

export const OhYeahText = singleLineText(MAX_OH_YEAH_LENGTH, { missing: "Say it in a sentence." });
