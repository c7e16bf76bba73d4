// What grows from the log: levels that partners agree on, examples, ideas, OH YEAHs, and each role's Home.
import { describe, expect, it } from "vitest";
import { ALL_STAFF, LEADERSHIP, LEE, PRINCIPAL } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, type Screen, type ScreenOptions } from "./screen.js";

const browser = provideBrowser();
const ONE_LINE = "/unit log Ancient Egypt, grade 6, level 2 with @Lee Marchbanks";

async function open(options: Partial<ScreenOptions> & { empty?: boolean } = {}): Promise<Screen> {
  const { empty = true, ...rest } = options;
  const { url } = await openDemo({ empty });
  return openScreen(browser(), { url, ...rest });
}

describe("the level of a unit", () => {
  it("is asked once of the partner, who rates it differently, and the report says so", async () => {
    const screen = await open();
    await screen.send(ONE_LINE);
    await screen.whisper("Saved: Ancient Egypt");
    await screen.move("Next day");
    await screen.actAs(LEE);
    await screen.open("Bookend");
    const question = await screen.message("Tess Whitlock logged Ancient Egypt with you as level 2 Coordination");
    await screen.shot("level-question");
    await question.getByRole("button", { name: "I'd say…" }).click();
    await screen.modal.waitFor();
    await screen.radio("3 Collaboration").check();
    await screen.field("Why").fill("We planned the whole unit in September.");
    await screen.shot("level-view-form");
    await screen.submit();
    await screen.message("you rated it 3 Collaboration");
    await screen.move("Next day");
    expect(await screen.messages.filter({ hasText: "Ancient Egypt" }).count()).toBe(1);
    await screen.open("all-staff");
    await screen.send("/unit report November");
    const report = await screen.whisper("Library Utilization Report: November 2026");
    expect(await report.textContent()).toContain("In 1 of 1 unit partners rated the level differently");
    expect(await report.getByRole("cell", { name: "Partners rated it 2 and 3" }).count()).toBe(1);
    await screen.shot("level-in-report");
    await screen.send("/unit list all");
    await screen.pick(await screen.whisper("All units"), "See");
    await screen.whisper("We planned the whole unit in September.");
    expect(screen.complaints).toEqual([]);
  });
});

describe("the rubric", () => {
  it("shows the school's own examples, accepts another, and lets a librarian remove one", async () => {
    const screen = await open();
    await screen.send("/unit rubric");
    await (await screen.whisper("Levels of instructional partnership"))
      .getByRole("button", { name: "Add an example" })
      .click();
    await screen.modal.waitFor();
    await screen.radio("3 Collaboration").check();
    await screen.field("Example").fill("One plan, two teachers, one rubric.");
    await screen.submit();
    await screen.whisper("Examples of level 3 Collaboration");
    await screen.send("/unit rubric");
    // Not the list, which has it too, or the earlier rubric.
    await screen.whisper(/Levels of instructional partnership.*One plan, two teachers, one rubric\. – Tess Whitlock/s);
    await screen.shot("rubric-with-example");
    await screen.actAs(LEE);
    await expect.poll(() => screen.whispers.count()).toBe(0);
    await screen.send("/unit rubric");
    await (await screen.whisper("Levels of instructional partnership"))
      .getByRole("button", { name: "See examples of level 3" })
      .click();
    await (await screen.whisper("Examples of level 3 Collaboration")).getByRole("button", { name: "Delete" }).click();
    await screen.whisper("None yet.");
    await screen.shot("example-removed");
  });
});

describe("ideas", () => {
  it("are short lists to browse", async () => {
    const screen = await open();
    await screen.send("/unit ideas");
    await (await screen.whisper("Ideas")).getByRole("button", { name: "Scheduling Patterns" }).click();
    const scheduling = await screen.whisper("What librarians can do");
    await scheduling.getByRole("button", { name: "Who benefits" }).click();
    await (await screen.whisper("How teachers benefit")).getByRole("button", { name: "Students" }).click();
    await screen.whisper("How students benefit");
    await screen.shot("ideas");
  });
});

describe("an OH YEAH", () => {
  it("is saved in one line, picked by the librarian, and appears in the report", async () => {
    const screen = await open();
    await screen.send(ONE_LINE);
    await screen.whisper("Saved: Ancient Egypt");
    await screen.send("/unit ohyeah Two classes asked to stay in over recess.");
    await screen.whisper("Saved as an OH YEAH");
    await screen.shot("oh-yeah-kept");
    await screen.actAs(LEE);
    await screen.send("/unit ohyeah");
    await screen.pick(await screen.whisper("OH YEAHs, November 2026"), "Pick for the report");
    await screen.whisper("in the report");
    await screen.shot("oh-yeah-picked");
    await screen.send("/unit report");
    const report = await screen.whisper("Library Utilization Report");
    expect(await report.textContent()).toContain(
      "OH YEAH: “Two classes asked to stay in over recess.” – Tess Whitlock",
    );
    await screen.shot("oh-yeah-in-report");
  });

  it("from a private channel is saved only after its author agrees", async () => {
    const screen = await open({ as: LEE, channel: LEADERSHIP });
    const message = await screen.message("I'd like to show the board how our partnerships are growing.");
    await message.hover();
    await message.getByRole("button", { name: "More actions for this message" }).click();
    await screen.page.getByRole("menuitem", { name: /Save as an OH YEAH/ }).click();
    await screen.whisper("I'll ask Pat Oyelarin first");
    await screen.shot("oh-yeah-private");
    await screen.open("all-staff");
    await screen.send("/unit ohyeah");
    await screen.whisper("None yet.");
    await screen.actAs(PRINCIPAL);
    await screen.open("Bookend");
    await (await screen.message("would like to save what you wrote")).getByRole("button", { name: "Save it" }).click();
    await screen.message("Saved as an OH YEAH");
    await screen.shot("oh-yeah-allowed");
    await screen.open("all-staff");
    await screen.send("/unit ohyeah");
    await screen.whisper("how our partnerships are growing");
  });
});

describe("the Home", () => {
  it("starts for a new teacher with three lines and one button, and shows the first unit right away", async () => {
    const screen = await open();
    await screen.openHome();
    await screen.home.getByText("Logging one takes 15 seconds").waitFor();
    expect(await screen.home.getByRole("button").count()).toBe(1);
    await screen.shot("home-first-visit");
    await screen.home.getByRole("button", { name: "Log a unit" }).click();
    await screen.modal.waitFor();
    await screen.field("Name or topic of unit").fill("Rivers and Deltas");
    await screen.choose("Grade level", "6");
    await screen.radio("3 Collaboration").check();
    // With two librarians, nobody is chosen beforehand.
    await screen.choose("Worked with", "Lee Marchbanks");
    await screen.submit();
    await screen.home.getByText("1 unit, average level 3.0").waitFor();
    await screen.shot("home-teacher");
    expect(screen.complaints).toEqual([]);
  });

  it("shows a librarian who has no unit yet, and the upcoming posts to preview or skip", async () => {
    const screen = await open({ empty: false, as: LEE });
    await screen.openHome();
    await screen.home.getByText("Only librarians see this.").waitFor();
    await screen.home.getByRole("button", { name: "See who" }).click();
    await screen.modal.getByRole("heading", { name: "No unit yet this term", level: 2 }).waitFor();
    await screen.modal.getByText("Piotr Zielonka").waitFor();
    await screen.shot("home-not-reached");
    await screen.page.keyboard.press("Escape");
    await screen.home.getByRole("button", { name: "Preview" }).last().click();
    await screen.modal.getByText("Preview as of today. Nothing has been posted.").waitFor();
    await screen.shot("home-preview");
    await screen.page.keyboard.press("Escape");
    await screen.home.getByRole("button", { name: "Skip" }).first().click();
    await screen.question.getByRole("button", { name: "Skip it" }).click();
    await screen.modal.getByText("you skipped it.").waitFor();
    await screen.page.keyboard.press("Escape");
    await screen.home.getByRole("button", { name: "Post it anyway" }).waitFor();
    await screen.shot("home-librarian");
    await screen.open("all-staff");
    const before = await screen.messages.filter({ hasText: "What's getting in the way?" }).count();
    for (let day = 0; day < 7; day++) await screen.move("Next day");
    expect(await screen.messages.filter({ hasText: "What's getting in the way?" }).count()).toBe(before);
    expect(screen.complaints).toEqual([]);
  });

  it("tells an admin if all is well and what to fix", async () => {
    const screen = await open({ empty: false, as: PRINCIPAL, channel: ALL_STAFF });
    await screen.openHome();
    await screen.home.getByText("works.").waitFor();
    await screen.home.getByText("October's report was posted Nov 3.").waitFor();
    expect(await screen.home.getByText("No units yet this term").count()).toBe(0);
    await screen.shot("home-admin");
    expect(screen.complaints).toEqual([]);
  });
});
