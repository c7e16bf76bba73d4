// Logging a unit as people do it: by the form, in one line, twice, wrongly.
import { describe, expect, it } from "vitest";
import { LEE, OMAR, STAFF, startSchool, TESS } from "../support/school.js";

describe("logging a unit by the form", () => {
  it("opens with today, the librarians chosen and the cursor on the first thing missing", async () => {
    const { slack } = await startSchool();
    const tess = slack.as(TESS);
    const exchange = await tess.command("/unit", "log", { channel: STAFF });
    await slack.settle();
    expect(exchange).toMatchObject({ status: 200, ack: undefined });
    const modal = tess.modal();
    expect(modal?.title).toBe("Log a unit");
    expect(modal?.values).toMatchObject({ date: "2026-11-10", partners: [LEE] });
    expect(modal?.blocks.map((block) => block.block_id)).toEqual([
      "title",
      "date",
      "grades",
      "level",
      "partners",
      "subject",
      "classes",
      "notes",
      "footer",
    ]);
    expect(slack.problems).toEqual([]);
  });

  it("saves what was entered and whispers it back with Edit and Undo", async () => {
    const { slack, db } = await startSchool();
    const tess = slack.as(TESS);
    await tess.command("/unit", "log", { channel: STAFF });
    await slack.settle();
    await tess.fill({ title: "Ancient Egypt", grades: ["6"], level: "2", partners: [LEE, OMAR], classes: "2" });
    const exchange = await tess.submit();
    await slack.settle();
    expect(exchange).toMatchObject({ status: 200, ack: undefined });
    expect(await db.unit.findMany({ include: { partners: true } })).toMatchObject([
      { title: "Ancient Egypt", date: "2026-11-10", grades: "6", level: 2, classes: 2, loggedById: TESS },
    ]);
    const [whisper] = slack.whispersTo(TESS, STAFF);
    expect(whisper?.text).toContain("Saved: Ancient Egypt · grade 6 · today · level 2 Coordination · with Lee Librarian and Omar Teacher");
    expect(slack.problems).toEqual([]);
  });
});
