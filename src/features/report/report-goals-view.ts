// What the monthly report says of the year's goals, and of what is normal here.
import { formatNormal } from "../../domain/normal-range.js";
import { type Block, paragraph } from "../../slack/message/blocks.js";
import { toGoalLines } from "../goals/goal-lines-view.js";
import type { Report } from "./read-report.js";

/** One line, once there are two past years. */
export const toNormalBlocks = ({ month, normal }: Report): Block[] =>
  normal ? [paragraph(formatNormal(month, normal))] : [];

/** The goals that were set by the end of the month, as they were then. */
export const toGoalBlocks = ({ goals }: Report): Block[] => toGoalLines(goals);
