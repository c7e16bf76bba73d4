// The subcommand records, for admins: everything of a period that a school may have to hand out, as one ZIP, and who asked.
import { writeFiles } from "../../documents/write-files.js";
import { type Period, toPeriod } from "../../domain/time/period.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, whisper } from "../../slack/define/replies.js";
import { type FileReply, sendFile } from "../../slack/define/send-file.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Person } from "../../store/people.js";
import { addRecordsRequest, latestRecordsRequests } from "../../store/records-requests.js";
import { askedPeriod } from "../asked-period.js";
import type { Ctx } from "../context.js";
import { toFileName } from "../downloads/download-words-view.js";
import { toRefusal } from "../downloads/to-refusal.js";
import { readFormat, withoutPreposition } from "../export/export.js";
import { recordParts } from "./record-parts.js";
import { type RecordsFormat, recordsName, sendRecordsLink, toRecordsChoice } from "./records-view.js";

interface Asked {
  period: Period;
  as: RecordsFormat;
}

/** Who asks, as Slack describes them now. Throws Refusal if they aren't an admin. */
async function readAdmin(ctx: Ctx): Promise<Person> {
  const person = await ctx.userNow();
  if (person.role === "admin") return person;
  throw new Refusal(
    `Only admins can get records for a records request. \`${ctx.command} export\` shows what you can get.`,
  );
}

/** The request is recorded before anything is made. Throws Refusal. */
async function toRecords(ctx: Ctx, { period, as }: Asked): Promise<FileReply> {
  const { db, school, now } = ctx;
  await readAdmin(ctx);
  const name = toFileName(recordsName(period), "zip");
  return sendFile({
    name,
    title: `${recordsName(period)} (ZIP)`,
    said: `As of ${formatDay(schoolDayAt(now, school.timeZone))}. A list in it says what isn't, and why. That you asked is recorded.`,
    async make({ signal, progress, pathOf }) {
      // It may have waited behind other files.
      const { id: person } = await readAdmin(ctx);
      await addRecordsRequest(db, school, { ...period, person, now });
      const path = pathOf(name);
      const parts = await recordParts(ctx, period, as);
      await writeFiles(parts, { as: "zip", path, signal, onProgress: progress }).catch((error) => {
        throw toRefusal(error);
      });
      // It took a while, and they may not be an admin anymore.
      await readAdmin(ctx);
      return { path };
    },
  });
}

const EXAMPLES = ["records October", "records fall", "records 2025-26"];

export const recordsCommand = defineSubcommand({
  word: "records",
  usage: "[period]",
  summary: "get a period's records to hand out",
  button: "Get records",
  isFor: ({ user }: Ctx) => user.role === "admin",
  async run(ctx: Ctx, typed): Promise<Replies> {
    await readAdmin(ctx);
    const { as, rest } = readFormat(typed);
    const toLine = (corrected: string) => ["records", corrected, as].filter((part) => part).join(" ");
    const period = askedPeriod(ctx, withoutPreposition(rest), { examples: EXAMPLES, toLine });
    if (as === "xlsx" || as === "csv") return toRecords(ctx, { period, as });
    const { calendar, timeZone } = ctx.school;
    const latest = await latestRecordsRequests(ctx.db, ctx.school);
    return whisper(toRecordsChoice({ command: ctx.command, period, latest, calendar, timeZone }), { title: "Records" });
  },
});

export const sendRecords = defineButton({
  link: sendRecordsLink,
  run: async (ctx: Ctx, { from, to, as }) => ({
    ...(await toRecords(ctx, { period: toPeriod({ from, to }, ctx.school.calendar), as })),
    inPlace: true,
  }),
});
