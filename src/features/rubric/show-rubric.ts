// Shows the rubric: what collaborative planning is, and the four levels of partnership with the school's own examples.
import { schoolDayAt } from "../../domain/time/school-day.js";
import { whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { examplesOf } from "../../store/examples.js";
import type { Ctx } from "../context.js";
import { toRubric } from "./rubric-view.js";

export const showRubric = defineSubcommand({
  word: "rubric",
  summary: "see the four levels, with examples",
  button: "See the levels",
  async run({ db, school, now }: Ctx) {
    const { from, to } = school.calendar.schoolYearOf(schoolDayAt(now, school.timeZone));
    const rubric = toRubric(await examplesOf(db, school), { year: { from, to } });
    return whisper(rubric, { title: "Levels of partnership" });
  },
});
