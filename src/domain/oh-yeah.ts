// An OH YEAH: the moment somebody finds out what partnership can do, in a line.
import { singleLineText } from "./text.js";

export const MAX_OH_YEAH_LENGTH = 300;
/** How many stand in a month's report. */
export const MAX_PICKED = 3;

export const OhYeahText = singleLineText(MAX_OH_YEAH_LENGTH, { missing: "Say it in a line." });
