// An OH YEAH: the moment somebody finds out what partnership can do, in a line.
import { oneLine } from "./text.js";

export const MOST_OH_YEAH = 300;
/** How many stand in a month's report. */
export const PICKED_AT_MOST = 3;

export const OhYeahText = oneLine(MOST_OH_YEAH, { missing: "Say it in a line." });
