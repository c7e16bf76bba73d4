// Planning talks: what is wrong with one, and which unit it became.
import { describe, expect, it } from "vitest";
import { asPersonId } from "../../src/domain/ids.js";
import { checkTalk, DAYS_TO_BECOME_A_UNIT, TalkFields, type UnitOfTalk, unitOfTalk } from "../../src/domain/talk.js";
import { addDays, SchoolDay } from "../../src/domain/time/school-day.js";

const today = SchoolDay.parse("2026-11-18");
const [LEE, TESS, OMAR] = [asPersonId("ULEE"), asPersonId("UTESS"), asPersonId("UOMAR")];
const TALK = TalkFields.parse({ partners: [TESS], about: "lab reports", day: "2026-11-18" });

describe("a talk", () => {
  it.each([
    [{}, {}],
    [{ partners: [], others: "Ms. Rivera" }, {}],
    [{ partners: [] }, { partners: "Choose who you talked with. List people who aren't in this Slack under Others." }],
    [
      { partners: [LEE] },
      { partners: "Choose who you talked with. List people who aren't in this Slack under Others." },
    ],
    [{ day: "2026-11-19" }, { day: "That day hasn't come yet. Save the talk once you've had it." }],
    [{ day: "1999-12-31" }, { day: "Choose a date in 2000 or later." }],
  ])("with %j has the problems %j", (fields, problems) => {
    expect(checkTalk(TalkFields.parse({ ...TALK, ...fields }), { today, person: LEE })).toEqual(problems);
  });

  it.each([
    [undefined, undefined],
    ["20", 20],
    [600, 600],
  ])("of %j minutes has %j", (minutes, read) => {
    expect(TalkFields.parse({ ...TALK, minutes }).minutes).toBe(read);
  });

  it.each(["0", "601", "-5", "1.5", "soon"])("of %s minutes is refused in words", (minutes) => {
    const { error } = TalkFields.safeParse({ ...TALK, minutes });
    expect(error?.issues[0]?.message).toBe("Enter a whole number from 1 to 600.");
  });
});

describe("the unit that came of a talk", () => {
  type Planned = Parameters<typeof unitOfTalk>[0];
  const PLANNED: Planned = { partners: [TESS], others: ["Ms. Rivera"], day: today, unitId: undefined, notUnits: [] };
  const unit = (id: string, days: number, more: Partial<UnitOfTalk> = {}): UnitOfTalk => ({
    ...{ id, title: id, date: addDays(today, days), people: [LEE, TESS], names: [], isOfAnother: false },
    ...more,
  });
  const last = DAYS_TO_BECOME_A_UNIT;

  it.each<[string, Partial<Planned>, UnitOfTalk[], string | undefined]>([
    ["is none without units", {}, [], undefined],
    ["is the first with the same partner", {}, [unit("a", 3), unit("b", 4)], "a"],
    ["may be of the same day", {}, [unit("a", 0)], "a"],
    ["may be of the last day", {}, [unit("a", last)], "a"],
    ["isn't one from before", {}, [unit("a", -1)], undefined],
    ["isn't one from long after", {}, [unit("a", last + 1)], undefined],
    ["isn't one with other people", {}, [unit("a", 1, { people: [LEE, OMAR] })], undefined],
    [
      "is one with a partner outside Slack, by any spelling",
      {},
      [unit("a", 1, { people: [LEE], names: ["RIVÉRA"] })],
      "a",
    ],
    ["isn't one they turned down, but the next", { notUnits: ["a"] }, [unit("a", 1), unit("b", 2)], "b"],
    ["isn't one made of another talk", {}, [unit("a", 1, { isOfAnother: true })], undefined],
    [
      "is the one made of it, whenever and with whomever",
      { unitId: "b" },
      [unit("a", 1), unit("b", 99, { people: [] })],
      "b",
    ],
    ["is a guess again if the one made of it is gone", { unitId: "b" }, [unit("a", 1)], "a"],
    ["isn't the one made of it if they turned it down", { unitId: "b", notUnits: ["b"] }, [unit("b", 1)], undefined],
  ])("%s", (_name, talk, units, id) => {
    expect(unitOfTalk({ ...PLANNED, ...talk }, units)?.id).toBe(id);
  });
});
