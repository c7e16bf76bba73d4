// Tells librarians and admins, until a calendar is entered, what holds without one, and where to enter it.
import { toRunButton } from "../../slack/define/typed-line.js";
import { type Block, bold } from "../../slack/message/blocks.js";
import { line } from "../../slack/message/line.js";

export const toCalendarHint = (isEntered: boolean): Block[] =>
  isEntered
    ? []
    : [
        line(
          [
            bold("No school calendar yet. "),
            "Until it's entered, school counts as open Monday to Friday, September to June.",
          ],
          toRunButton("calendar", { text: "Enter it", suffix: "hint" }),
        ),
      ];
