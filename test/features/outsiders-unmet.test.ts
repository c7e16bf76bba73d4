// People new to Bookend: refused when they are outsiders, and told so when Slack doesn't say who they are.
import { describe, expect, it } from "vitest";
import { ask, press, seeAfter, send, toForgedClick, wordsOnButtons } from "../support/asking.js";
import { logByForm } from "../support/logging.js";
import { everyRow } from "../support/rows.js";
import { GONE, GUEST, LEE, OMAR, ROBOT, STAFF, STRANGER, startSchool, TESS } from "../support/school.js";
import { expectGoodMessages } from "../support/words.js";

describe("a person new to Bookend", () => {
  it.each([
    ["a guest", GUEST, "guests can't use it."],
    ["from another organization", STRANGER, "people from other organizations can't use it"],
    ["an app", ROBOT, "Bookend is for people and doesn't answer apps."],
    ["deactivated", GONE, "This account is deactivated, so it can't use Bookend."],
    ["unknown to Slack", "U0NOBODY001", "Slack doesn't know this account. Nothing was changed."],
  ])("who is %s is refused from the first request on", async (_kind, person, no) => {
    const school = await startSchool();
    const { request } = await seeAfter(school, () =>
      school.slack.as(TESS).command("/unit", "help", { channel: STAFF }),
    );
    const text = `log Maps, grade 4, level 2 with <@${LEE}> today`;
    // The answer goes where the request came from.
    expect((await send(school, "command", { ...request.payload, user_id: person, text })).text).toContain(no);
    expect(await school.db.unit.count()).toBe(0);
    expectGoodMessages(school);
  });

  it.each([
    [
      "from another team",
      { user: { id: TESS, team_id: "T0000000099" } },
      "people from other organizations can't use it",
    ],
    ["acting from another workspace", { team: { id: "T0000000099" } }, "Bookend isn't set up for this workspace"],
    ["with no workspace in the request", { team: null }, "Bookend isn't set up for this workspace"],
  ])("%s is refused, no matter whose id they send", async (_who, forged, no) => {
    const school = await startSchool();
    const click = await toForgedClick(school, { name: "list-page", value: { whose: "all", page: 0 } });
    expect((await send(school, "interaction", { ...click, ...forged })).text).toContain(no);
    expectGoodMessages(school);
  });
});

describe("in an Enterprise organization, a person whose home is another workspace", () => {
  const OTHER = "T0000000099";
  const MARA = "U0GRIDMEM01";

  it("is staff like anyone else if they belong to ours, too", async () => {
    const school = await startSchool();
    const teams = [OTHER, school.slack.teamId];
    school.slack.addPerson({ id: MARA, name: "Mara Mentor", teamId: OTHER, teams });
    await school.slack.invite(STAFF, MARA);
    expect((await ask(school, "list all", { by: MARA })).text).toContain("All units\nNone yet.");
    await logByForm(school, {}, MARA);
    await school.slack.updatePerson(MARA, { name: "Mara M." });
    await school.slack.settle();
    expect((await ask(school, "list all")).text).toContain("Ancient Egypt");
    expect(await school.db.person.findFirst({ where: { id: MARA } })).toMatchObject({
      ...{ name: "Mara M.", standing: "member" },
    });
    await logByForm(school, { title: "Maps", partners: [MARA] });
    expect(await school.db.unit.count()).toBe(2);
    expectGoodMessages(school);
  });

  it("is treated as before while Slack doesn't answer", async () => {
    const school = await startSchool();
    school.slack.addPerson({ id: MARA, name: "Mara Mentor", teamId: OTHER, teams: [OTHER, school.slack.teamId] });
    await school.slack.invite(STAFF, MARA);
    await logByForm(school, {}, MARA);
    school.slack.faults.always("users.info", { kind: "status", status: 503 });
    await logByForm(school, { title: "Maps" }, MARA);
    expect(await school.db.unit.count()).toBe(2);
    expectGoodMessages(school);
  });

  it("is refused if they don't belong to ours", async () => {
    const school = await startSchool();
    school.slack.addPerson({ id: MARA, name: "Mara Mentor", teamId: OTHER, teams: [OTHER] });
    await school.slack.invite(STAFF, MARA);
    expect((await ask(school, "help", { by: MARA })).text).toContain("people from other organizations");
    expectGoodMessages(school);
  });
});

describe("when Slack doesn't say who a person is", () => {
  const FAULTS = [
    [{ kind: "hang" }],
    [{ kind: "reset" }],
    [{ kind: "html" }],
    [{ kind: "status", status: 503 }],
    [{ kind: "ratelimited", retryAfter: 60 }],
    [{ kind: "error", error: "internal_error" }],
  ] as const;

  it.each(FAULTS)("an unknown person is told so in time, and nothing is written (%j)", { retry: 2 }, async (fault) => {
    const school = await startSchool();
    school.slack.faults.always("users.info", fault);
    const before = await everyRow(school.db);
    const started = performance.now();
    const answer = await ask(school, `log Maps, grade 4, level 2 with <@${LEE}> today`);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(answer.text).toBe(
      "Slack didn't answer, so I couldn't check who you are. Nothing was changed. Please try again in a minute.\n" +
        `You typed: /unit log Maps, grade 4, level 2 with &lt;@${LEE}&gt; today`,
    );
    expect(wordsOnButtons(answer)).toEqual(["Try again"]);
    expect(await everyRow(school.db)).toEqual(before);
    school.slack.faults.clear();
    expect((await ask(school, "help")).text).toContain("What Bookend can do");
    expectGoodMessages(school);
  });

  it.each(FAULTS)("a known person is treated as before (%j)", { retry: 2 }, async (fault) => {
    const school = await startSchool();
    await ask(school, "help");
    school.slack.faults.always("users.info", fault);
    // A day later Bookend would look the person up again.
    school.clock.now = new Date(school.clock.now.getTime() + 25 * 60 * 60 * 1000);
    const started = performance.now();
    expect((await ask(school, "list")).text).toContain("Your units\nNone yet.");
    expect(performance.now() - started).toBeLessThan(3000);
    expectGoodMessages(school);
  });

  it("a known person who has become a guest is looked up again after a day, without any event", async () => {
    const school = await startSchool();
    await ask(school, "help");
    await school.db.person.updateMany({ where: { id: TESS }, data: { standing: "guest" } });
    expect((await ask(school, "help")).text).toContain("guests can't use it.");
    school.clock.now = new Date(school.clock.now.getTime() + 25 * 60 * 60 * 1000);
    expect((await ask(school, "help")).text).toContain("What Bookend can do");
    expectGoodMessages(school);
  });

  it("an unknown person's form is answered within Slack's three seconds, and keeps what was typed", async () => {
    const school = await startSchool();
    await press(school, await ask(school, "help"), "Log a unit");
    const tess = school.slack.as(TESS);
    await tess.fill({ title: "Rivers", grades: ["4"], level: "2", partners: [OMAR] });
    await school.slack.settle();
    await school.db.person.deleteMany({ where: { id: TESS } });
    school.slack.faults.always("users.info", { kind: "hang" });
    const exchange = await tess.submit();
    expect(exchange).toMatchObject({ status: 200, timedOut: false });
    expect(JSON.stringify(tess.modal()?.blocks[0])).toContain(
      "*Not saved.* Slack didn't answer, so I couldn't check who you are.",
    );
    expect(tess.modal()?.values).toMatchObject({ title: "Rivers", level: "2", partners: [OMAR] });
    expectGoodMessages(school);
  });
});

describe("with Slack away, a person named in LIBRARIANS whom Slack never described", () => {
  const NAMED = "U0NAMED0001";

  async function startWithNamed() {
    const school = await startSchool({ env: { LIBRARIANS: `${LEE},${NAMED}` } });
    school.slack.addPerson({ id: NAMED, name: "Nia Named", isGuest: true });
    await school.slack.invite(STAFF, NAMED);
    await ask(school, `log Rivers, grade 4, level 2 with <@${OMAR}> today`);
    return school;
  }

  it("is refused every surface: a row that we wrote ourselves says nothing about who they are", async () => {
    const school = await startWithNamed();
    expect(await school.db.person.findFirst({ where: { id: NAMED } })).toMatchObject({ librarian: true });
    const click = await toForgedClick(school, { name: "shared-reflections", value: { page: 0 } });
    const { request } = await seeAfter(school, () =>
      school.slack.as(TESS).command("/unit", "help", { channel: STAFF }),
    );
    school.slack.faults.always("users.info", { kind: "status", status: 503 });
    const before = await everyRow(school.db);
    const no = "Slack didn't answer, so I couldn't check who you are. Nothing was changed.";
    for (const text of ["list all", `log Maps, grade 4, level 2 with <@${LEE}> today`, "ohyeah It worked"]) {
      expect((await send(school, "command", { ...request.payload, user_id: NAMED, text })).text).toContain(no);
    }
    const { team } = click as { team: { id: string } };
    const theirs = { ...click, user: { id: NAMED, team_id: team.id } };
    expect((await send(school, "interaction", theirs)).text).toContain(no);
    await school.slack.as(NAMED).openHome();
    await school.slack.settle();
    expect(JSON.stringify(school.slack.as(NAMED).home()?.blocks)).toContain(no);
    expect(await everyRow(school.db)).toEqual(before);
    expectGoodMessages(school);
  });

  it("can't be chosen as a partner either", async () => {
    const school = await startWithNamed();
    school.slack.faults.always("users.info", { kind: "status", status: 503 });
    const answer = await ask(school, `log Maps, grade 4, level 2 with <@${NAMED}> today`);
    expect(answer.text).toContain("Slack didn't answer, so I couldn't check the people you chose.");
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });
});
