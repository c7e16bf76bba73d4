// Planning talks as librarians type them.
import { describe, expect, it } from "vitest";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { readTalkLine } from "../../../src/domain/typed-line/talk-line.js";

// A Wednesday.
const today = SchoolDay.parse("2026-11-18");
const read = (typed: string) => readTalkLine(typed, { today, monthFirst: true });
const [TESS, OMAR] = ["<@U0TEACHER01|tess>", "<@U0TEACHER02>"];

const WITH_TESS = { partners: ["U0TEACHER01"], names: [], about: "lab reports" };

describe("a talk typed on Wednesday, November 18, 2026 as", () => {
  it.each([
    [`${TESS} about lab reports`, WITH_TESS],
    [`with ${TESS} about lab reports`, WITH_TESS],
    [`to ${TESS} about lab reports`, WITH_TESS],
    [`I talked with ${TESS} about lab reports.`, { ...WITH_TESS, about: "lab reports." }],
    [`${TESS} re: lab reports`, WITH_TESS],
    [`${TESS} lab reports`, WITH_TESS],
    [`${TESS}: lab reports`, WITH_TESS],
    [`about lab reports with ${TESS}`, WITH_TESS],
    [`${TESS} and ${OMAR} about lab reports`, { ...WITH_TESS, partners: ["U0TEACHER01", "U0TEACHER02"] }],
    [`${TESS} about lab reports, 20 min`, { ...WITH_TESS, minutes: 20 }],
    [`${TESS} about lab reports 20 minutes yesterday`, { ...WITH_TESS, minutes: 20, day: "2026-11-17" }],
    [`${TESS} for 20 min about lab reports`, { ...WITH_TESS, minutes: 20 }],
    [`${TESS} about lab reports for half an hour`, { ...WITH_TESS, minutes: 30 }],
    [`${TESS} about lab reports, 1.5 hours`, { ...WITH_TESS, minutes: 90 }],
    [`yesterday with ${TESS} about lab reports`, { ...WITH_TESS, day: "2026-11-17" }],
    [`${TESS} on Oct 3 about lab reports`, { ...WITH_TESS, day: "2026-10-03" }],
    [`${TESS} about lab reports on Oct 3`, { ...WITH_TESS, day: "2026-10-03" }],
    [`${TESS} about lab reports, Monday, 15 min`, { ...WITH_TESS, day: "2026-11-16", minutes: 15 }],
    [`Oct 3, ${TESS}, lab reports`, { ...WITH_TESS, day: "2026-10-03" }],
    ["Ms. Rivera about lab reports", { partners: [], names: ["Ms. Rivera"], about: "lab reports" }],
    ["with Ms. Rivera and Ana about lab reports", { partners: [], names: ["Ms. Rivera", "Ana"], about: "lab reports" }],
    [`${TESS} and Ms. Rivera about lab reports`, { ...WITH_TESS, names: ["Ms. Rivera"] }],
    ["about lab reports", { partners: [], names: [], about: "lab reports" }],
    [`${TESS}`, { ...WITH_TESS, about: "" }],
    // A day to come, a weekday without a comma and a day within the words belong to what the talk was about.
    [`${TESS} about the fair on Dec 3`, { ...WITH_TESS, about: "the fair on Dec 3" }],
    [`${TESS} about Taco Tuesday`, { ...WITH_TESS, about: "Taco Tuesday" }],
    [`${TESS} about the March 3 exhibit`, { ...WITH_TESS, about: "the March 3 exhibit" }],
    [`${TESS} about a 20 minute lesson`, { ...WITH_TESS, about: "a 20 minute lesson" }],
    [`${TESS} about what's about to change`, { ...WITH_TESS, about: "what's about to change" }],
    [`${TESS} about lab reports, 0 min`, { ...WITH_TESS, about: "lab reports, 0 min" }],
  ])("%j", (typed, line) => {
    expect(read(typed)).toEqual(line);
  });

  it("loses no word of a line in which no names are", () => {
    expect(read(`${"x".repeat(90)} about maps`).about).toBe(`${"x".repeat(90)} about maps`);
  });

  it("is read in time that grows with the line, which is cut at 1,000 characters", () => {
    expect(read(`${TESS} about ${"Oct 3 20 min about ".repeat(5000)}`).partners).toEqual(["U0TEACHER01"]);
  });
});
