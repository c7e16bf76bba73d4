// The buttons by which people take something along as a file. Any view may draw them.
import { z } from "zod";
import { SchoolDay } from "../../domain/time/school-day.js";
import type { Span } from "../../domain/time/span.js";
import { defineLink, toButton } from "../../slack/define/button.js";

/** What can be taken along: reports and papers, and the tables that `/unit export` names. */
export const DOWNLOADS = [
  ...(["report", "year", "year-end", "rubric"] as const),
  ...(["units", "plans", "figures", "reflections", "ohyeahs", "everything"] as const),
] as const;
export type Download = (typeof DOWNLOADS)[number];

export const FORMATS = ["pdf", "xlsx", "csv"] as const;
export type Format = (typeof FORMATS)[number];

/** As many years as can be typed as a period. */
const MAX_YEARS = 5;

const yearOf = (day: SchoolDay) => Number(day.slice(0, 4));

/** The days that a button is about. */
export const AskedDays = z.object({ from: SchoolDay, to: SchoolDay });

const About = AskedDays.extend({ what: z.enum(DOWNLOADS) });

export const isPeriod = ({ from, to }: Span) => from <= to && yearOf(to) - yearOf(from) <= MAX_YEARS;

/** Asks in which format. `inPlace`: the message served only to choose what, so the question takes its place. */
export const downloadLink = defineLink("download", About.extend({ inPlace: z.boolean().optional() }).refine(isPeriod));

/** Sends the file. */
export const sendDownloadLink = defineLink("download-as", About.extend({ as: z.enum(FORMATS) }).refine(isPeriod));

export const toDownloadButton = (what: Download, { from, to }: Span) =>
  toButton(downloadLink, { what, from, to }, { text: "Download", suffix: what });
