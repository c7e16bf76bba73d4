// How an admin chooses a period's records, and what they read about earlier requests.
import { z } from "zod";
import { dateFormat } from "../../domain/time/date-format.js";
import { type Period, toPeriod } from "../../domain/time/period.js";
import type { SchoolCalendar } from "../../domain/time/school-calendar.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { bold, bullets, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { RecordsRequest } from "../../store/records-requests.js";
import { AskedDays, isPeriod } from "../downloads/download-links.js";

/** What the tables are: one workbook, or a file for each. The papers are always PDF. */
export const RECORDS_FORMATS = ["xlsx", "csv"] as const;
export type RecordsFormat = (typeof RECORDS_FORMATS)[number];

/** Makes the records and sends them. */
export const sendRecordsLink = defineLink(
  "records-as",
  AskedDays.extend({ as: z.enum(RECORDS_FORMATS) }).refine(isPeriod),
);

const BUTTONS: Record<RecordsFormat, string> = { xlsx: "ZIP with XLSX", csv: "ZIP with CSV" };

export const recordsName = ({ name }: Period): string => `${name} records`;

interface Asked {
  command: string;
  period: Period;
  latest: readonly RecordsRequest[];
  calendar: SchoolCalendar;
  timeZone: string;
}

/** "Nov 10, 2026, 9:52 AM: October 2026, by Pat Moss". */
function toLine({ firstDay, lastDay, personName, madeAt }: RecordsRequest, { calendar, timeZone }: Asked): string {
  const format = { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" } as const;
  const when = dateFormat("en-US", { ...format, timeZone }).format(new Date(madeAt));
  const { name } = toPeriod({ from: firstDay, to: lastDay }, calendar);
  return `${when}: ${name}, ${personName === null ? "on the machine that runs Bookend" : `by ${personName}`}`;
}

export function toRecordsChoice(asked: Asked): Message {
  const { command, period, latest } = asked;
  const { from, to } = period;
  const toChoice = (as: RecordsFormat) =>
    toButton(
      sendRecordsLink,
      { from, to, as },
      { text: BUTTONS[as], suffix: as, accessibilityLabel: `${recordsName(period)} as a ${BUTTONS[as]}` },
    );
  return toMessage(
    paragraph(
      ...["For a records request: ", bold(recordsName(period)), ", with everything the school may have to hand out. "],
      "A list in it says what isn't, and why, such as private reflections and drafts.",
    ),
    buttons(...RECORDS_FORMATS.map(toChoice)),
    latest.length > 0 ? paragraph("Asked for before:") : undefined,
    latest.length > 0 ? bullets(latest.map((request) => [toLine(request, asked)])) : undefined,
    footnote(
      `Each request is recorded, and all admins can see the last five here. For another time: ${command} records fall, ${command} records last year.`,
    ),
  );
}
