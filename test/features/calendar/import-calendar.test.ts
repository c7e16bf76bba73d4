// A district's calendar file: what is picked out of it, that a preview comes first, and what is said about a file that isn't one.
import { expect, it } from "vitest";
import { clickOn, seeAfter } from "../../support/asking.js";
import { enterYear } from "../../support/calendaring.js";
import { LEE, type School, startSchool } from "../../support/school.js";
import { waitUntil } from "../../support/waiting.js";
import { expectGoodMessages } from "../../support/words.js";

const event = (uid: number, title: string, ...days: string[]) => [
  ...["BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20260801T000000Z", ...days, `SUMMARY:${title}`, "END:VEVENT"],
];
const ICS = [
  ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//district//EN"],
  ...event(1, "Thanksgiving Break", "DTSTART;VALUE=DATE:20261125", "DTEND;VALUE=DATE:20261128"),
  ...event(2, "Early Release", "DTSTART;VALUE=DATE:20260902", "DTEND;VALUE=DATE:20260903", "RRULE:FREQ=WEEKLY;COUNT=3"),
  ...event(3, "Picture Day", "DTSTART;VALUE=DATE:20261006"),
  ...["END:VCALENDAR", ""],
].join("\r\n");

async function importFile(school: School, name: string, content: string) {
  const calendar = await enterYear(school);
  await seeAfter(school, () => clickOn(school, calendar, "Import a calendar file", LEE), LEE);
  const lee = school.slack.as(LEE);
  await lee.fill({ calendar: [lee.upload(name, new TextEncoder().encode(content))] });
  await seeAfter(school, () => lee.submit(), LEE);
  return lee;
}

it("is previewed, with recurring days one by one, and saved together", async () => {
  const school = await startSchool();
  const lee = await importFile(school, "district.ics", ICS);
  await waitUntil(() => expect(JSON.stringify(lee.modal())).toContain("4 closings to add"));
  expect(JSON.stringify(lee.modal())).toMatch(/Skipped.*Picture Day/);
  expect(await school.db.closing.count()).toBe(0);
  const view = lee.modal();
  if (!view) throw new Error("The preview is gone.");
  await seeAfter(school, () => clickOn(school, view, "Save 4 closings", LEE), LEE);
  expect(await school.db.closing.findMany({ orderBy: { firstDay: "asc" } })).toMatchObject([
    ...["2026-09-02", "2026-09-09", "2026-09-16"].map((firstDay) => ({ firstDay, lastDay: firstDay, share: 50 })),
    { firstDay: "2026-11-25", lastDay: "2026-11-27", share: 100 },
  ]);
  expectGoodMessages(school);
});

it("that isn't a calendar is refused in clear words, and nothing is saved", async () => {
  const school = await startSchool();
  const lee = await importFile(school, "district.ics", "Grade,Circulation\n4,12\n");
  await waitUntil(() => expect(JSON.stringify(lee.modal())).toContain("This isn't a calendar file (.ics)."));
  expect(await school.db.closing.count()).toBe(0);
  expectGoodMessages(school);
});

it("in another time zone is read as the days it has at school", async () => {
  const school = await startSchool();
  const abroad = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//district//EN"],
    ...["BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "BEGIN:STANDARD", "DTSTART:19700101T000000"],
    ...["TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE"],
    // 8:00 AM on Thursday in Tokyo is 6:00 PM on Wednesday in New York, and 2:00 AM in London is still the day before.
    ...event(1, "No school: storm", "DTSTART;TZID=Asia/Tokyo:20261015T080000", "DTEND;TZID=Asia/Tokyo:20261015T090000"),
    ...event(2, "Early Release", "DTSTART:20261021T020000Z", "DTEND:20261021T030000Z"),
    ...["END:VCALENDAR", ""],
  ].join("\r\n");
  const lee = await importFile(school, "tokyo.ics", abroad);
  await waitUntil(() => expect(JSON.stringify(lee.modal())).toContain("2 closings to add"));
  const view = lee.modal();
  if (!view) throw new Error("The preview is gone.");
  await seeAfter(school, () => clickOn(school, view, "Save 2 closings", LEE), LEE);
  expect(await school.db.closing.findMany({ orderBy: { firstDay: "asc" } })).toMatchObject([
    { firstDay: "2026-10-14", lastDay: "2026-10-14", share: 100 },
    { firstDay: "2026-10-20", lastDay: "2026-10-20", share: 50 },
  ]);
  expectGoodMessages(school);
});

// Slack's file picker takes no larger one.
it("of 10 MB is read, too", async () => {
  const school = await startSchool();
  const pad = (size: number) => ICS.replace("END:VCALENDAR", `X-PAD:${"x".repeat(size)}\r\nEND:VCALENDAR`);
  const lee = await importFile(school, "huge.ics", pad(10 * 1024 * 1024 - pad(0).length));
  await waitUntil(() => expect(JSON.stringify(lee.modal())).toContain("4 closings to add"));
  expectGoodMessages(school);
});
