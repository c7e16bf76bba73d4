// What admins read when the clock of the computer that runs Bookend is wrong.
import { clockDifference } from "../../domain/time/clock-difference.js";
import { bold, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";

/** `holdsPosts`: it is off by so much that nothing is posted on schedule. */
export function toClockOffMessage({ aheadMs, holdsPosts }: { aheadMs: number; holdsPosts: boolean }): Message {
  const difference = `The clock of the computer that runs Bookend is ${clockDifference(aheadMs)} Slack's.`;
  const effect = holdsPosts
    ? " I won't post anything on schedule until it's right. Then I'll post what was missed."
    : " Posts may go out too early or too late.";
  return toMessage(
    paragraph(bold(difference), effect),
    paragraph("Please ask the person who runs Bookend to set it, and to let the computer keep its own time."),
  );
}
