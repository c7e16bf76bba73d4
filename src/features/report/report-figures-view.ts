// The report's figures that librarians reported: circulation, days open, classes served, with their causes.
import type { Block } from "../../slack/message/blocks.js";
import { toFiguresBlocks } from "../figures/figures-words-view.js";
import type { Report } from "./read-report.js";

/** Nothing if nothing was reported. */
export const toReportFigures = ({ figures, soFar }: Report): Block[] => toFiguresBlocks(figures, { soFar });
