// Every form, whisper and post within Slack's limits, on an empty, a usual and an overfull school, for every role:
// the stand-in refuses what Slack would refuse, and keeps account.
import { describe, expect, it } from "vitest";
import { buttons, forms, posts, subcommands } from "../src/features/index.js";
import { fillUnits, overfill } from "./support/filling.js";
import { ADMIN, LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "./support/school.js";

const fillings: [string, (school: School) => Promise<void>][] = [
  ["an empty", async () => {}],
  [
    "a usual",
    (school) =>
      fillUnits(
        school,
        Array.from({ length: 25 }, (_, index) => ({
          title: `Unit ${index}`,
          date: `2026-${index % 2 ? 10 : 11}-${String(1 + (index % 9)).padStart(2, "0")}`,
          level: 1 + (index % 4),
          loggedBy: index % 2 ? TESS : OMAR,
          partners: [LEE],
        })),
      ),
  ],
  ["an overfull", (school) => overfill(school, [TESS, LEE, PAT, OMAR])],
];

/** Clicks every button of what was whispered last, once each, and closes whatever opens. */
async function clickEverything({ slack }: School, person: string): Promise<string[]> {
  const actor = slack.as(person);
  const last = slack.whispersTo(person).at(-1);
  const clicked: string[] = [];
  for (const block of last?.blocks ?? []) {
    if (block.type !== "actions") continue;
    for (const element of block.elements) {
      const id = `${element.action_id}`;
      if (clicked.includes(id)) continue;
      clicked.push(id);
      await actor.click(last as never, (candidate) => candidate.action_id === id);
      await slack.settle();
      while (actor.modal()) await actor.close();
    }
  }
  return clicked;
}

describe.each(fillings)("in %s school", (_name, fill) => {
  it("everything that can be typed and clicked stays within Slack's limits", { timeout: 120_000 }, async () => {
    const school = await startSchool();
    await fill(school);
    const { slack } = school;
    const texts = ["", "all", "all October", "mine", "last month", "help", "nonsense"];
    for (const person of [TESS, LEE, PAT]) {
      const actor = slack.as(person);
      for (const text of [
        "",
        "help",
        "lgo",
        ...subcommands.flatMap(({ word }) => texts.map((rest) => `${word} ${rest}`)),
      ]) {
        await actor.command("/unit", text.trim(), { channel: STAFF });
        await slack.settle(5);
        while (actor.modal()) await actor.close();
      }
      await actor.command("/unit", "list all", { channel: STAFF });
      await slack.settle();
      await clickEverything(school, person);
      await actor.command("/unit", "report", { channel: STAFF });
      await slack.settle();
      await clickEverything(school, person);
    }
    expect(slack.problems).toEqual([]);
    expect(school.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  it("every report posts", { timeout: 60_000 }, async () => {
    const school = await startSchool();
    await fill(school);
    school.clock.now = new Date("2026-12-02T15:00:00Z");
    await school.bookend.tick();
    await school.slack.settle();
    expect(school.slack.problems).toEqual([]);
    const posted = school.slack.messagesIn(ADMIN).filter((message) => message.metadata);
    const ledger = await school.db.post.findMany();
    expect(posted).toHaveLength(ledger.length);
    expect(ledger.every((row) => row.state === "sent")).toBe(true);
    expect(school.slack.problems).toEqual([]);
  });
});

it("every button, form and post has a name of its own", () => {
  for (const names of [
    buttons.map((button) => button.link.name),
    forms.map((form) => form.name),
    subcommands.map((subcommand) => subcommand.word),
    posts.map((post) => post.name),
  ]) {
    expect(new Set(names).size).toBe(names.length);
  }
});
