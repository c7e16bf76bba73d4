// What Slack reports between requests: people who change, and channels Bookend is invited to.
import { describe, expect, it } from "vitest";
import { ask, openForm } from "./support/asking.js";
import { fillLog } from "./support/rows.js";
import { ADMIN, GRADE_4, LEE, OMAR, type School, startSchool, TESS } from "./support/school.js";
import { expectGoodMessages } from "./support/words.js";

interface Telling {
  team?: string;
  times: number;
}

const personRow = ({ db }: School, id: string) => db.person.findFirst({ where: { id } });

describe("a person Slack reports as changed", () => {
  it("has the new name from then on, and keeps the role", async () => {
    const school = await startSchool();
    await ask(school, "help", { by: LEE });
    await school.slack.updatePerson(LEE, { name: "Lee Lee", tz: "Asia/Kolkata" });
    await school.slack.settle();
    expect(await personRow(school, LEE)).toMatchObject({
      name: "Lee Lee",
      timeZone: "Asia/Kolkata",
      librarian: true,
    });
    expectGoodMessages(school);
  });

  it("is refused as a guest, and let back in as staff", async () => {
    const school = await startSchool();
    expect((await ask(school, "list")).text).toContain("Your units");
    await school.slack.updatePerson(TESS, { isGuest: true });
    await school.slack.settle();
    expect((await ask(school, "list")).text).toContain("guests can't use it.");
    await school.slack.updatePerson(TESS, { isGuest: false });
    await school.slack.settle();
    expect((await ask(school, "list")).text).toContain("Your units");
    expectGoodMessages(school);
  });

  it("can do what admins can, but only while they are one", async () => {
    const school = await startSchool();
    await ask(school, "help");
    for (const isAdmin of [true, false]) {
      await school.slack.updatePerson(TESS, { isAdmin });
      await school.slack.settle();
      expect((await ask(school, "help")).text.includes("/unit settings")).toBe(isAdmin);
    }
    expectGoodMessages(school);
  });

  it("is no longer chosen for teachers as a librarian who left, and stays in logged units", async () => {
    const school = await startSchool();
    await ask(school, "help", { by: LEE });
    await fillLog(school, [{ title: "Rivers", loggedBy: TESS, partners: [LEE] }]);
    await school.slack.updatePerson(LEE, { isDeleted: true });
    await school.slack.settle();
    const tess = await openForm(school, "log");
    expect(tess.modal()?.values.partners ?? []).toEqual([]);
    expect((await ask(school, "list")).text).toContain("with Lee Librarian");
    expectGoodMessages(school);
  });

  it("is not saved when Bookend doesn't know them", async () => {
    const school = await startSchool();
    await school.slack.updatePerson(OMAR, { name: "Omar O." });
    await school.slack.settle();
    expect(await personRow(school, OMAR)).toBeNull();
    expectGoodMessages(school);
  });

  it.each([
    ["four times", { times: 4 }],
    ["for another workspace", { team: "T0000000099", times: 1 }],
    ["late, after a newer change", { times: 1 }],
  ])("%s has the name their own workspace shows now", async (_how, { team, times }: Telling) => {
    const school = await startSchool();
    await ask(school, "help");
    const { request } = (await school.slack.updatePerson(TESS, {})) ?? { request: undefined };
    const payload = structuredClone(request?.payload ?? {});
    const { user } = payload.event as { user: { profile: { display_name: string } } };
    user.profile.display_name = "Tess T.";
    if (team) payload.team_id = team;
    for (let time = 0; time < times; time++) await school.slack.deliver("event", payload, { retryNum: time });
    await school.slack.settle();
    expect(await personRow(school, TESS)).toMatchObject({ name: "Tess Teacher" });
    expectGoodMessages(school);
  });

  it("gets the name in the event while Slack doesn't answer", async () => {
    const school = await startSchool();
    await ask(school, "help");
    await school.db.person.updateMany({ where: { id: TESS }, data: { locale: "en-GB" } });
    school.slack.faults.always("users.info", { kind: "status", status: 503 });
    await school.slack.updatePerson(TESS, { name: "Tess T.", isGuest: true });
    await school.slack.settle();
    expect(await personRow(school, TESS)).toMatchObject({ name: "Tess T.", standing: "guest", locale: "en-GB" });
    expectGoodMessages(school);
  });
});

describe("an invitation", () => {
  async function withFailedReport(): Promise<School> {
    const school = await startSchool({ env: { ADMIN_CHANNEL: GRADE_4 } });
    await fillLog(school, [{ title: "Rivers", date: "2026-10-05", loggedBy: TESS, partners: [LEE] }]);
    await school.bookend.tick();
    await school.slack.settle();
    expect(await school.db.post.findMany()).toMatchObject([{ state: "failed", reason: "not_in_channel" }]);
    return school;
  }

  it("to Bookend's channel gets the report that failed there posted at the next tick", async () => {
    const school = await withFailedReport();
    await school.slack.invite(GRADE_4, school.slack.botUserId);
    await school.slack.settle();
    await school.bookend.tick();
    await school.slack.settle();
    expect(school.slack.messagesIn(GRADE_4).map((message) => message.text)).toEqual([
      expect.stringContaining("Library Utilization Report: October 2026"),
    ]);
    expectGoodMessages(school);
  });

  it.each([
    ["for someone else", { user: TESS }],
    ["to another workspace", { team_id: "T0000000099" }],
  ])("%s changes nothing", async (_whose, changes: { user?: string; team_id?: string }) => {
    const school = await withFailedReport();
    const before = await school.db.post.findMany();
    const { request } = (await school.slack.invite(ADMIN, school.slack.botUserId)) ?? { request: undefined };
    await school.slack.settle();
    await school.db.post.updateMany({ data: { nextTryAt: before[0]?.nextTryAt ?? null } });
    const payload = structuredClone(request?.payload ?? {});
    if (changes.user) (payload.event as { user: string }).user = changes.user;
    if (changes.team_id) payload.team_id = changes.team_id;
    await school.slack.deliver("event", { ...payload, event_id: "Ev0000000999" });
    await school.slack.settle();
    expect(await school.db.post.findMany()).toEqual(before);
    expectGoodMessages(school);
  });
});
