// How people are told, where a list or a report has no units, that logging one is quick and never too late.
import { type Block, code, paragraph } from "../../slack/message/blocks.js";

export const toLogHint = (command: string): Block =>
  paragraph("You can still log units from past months: ", code(`${command} log`), " takes 15 seconds.");
