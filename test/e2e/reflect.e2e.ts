// Reflecting as people do: drafts, hints, who can read it, a preview before a post, and the check-in weeks later.
import { describe, expect, it } from "vitest";
import { ALL_STAFF, LEE, PRINCIPAL } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, type Screen, type ScreenOptions } from "./screen.js";

const browser = provideBrowser();

async function open(options: Partial<ScreenOptions> & { empty?: boolean } = {}): Promise<Screen> {
  const { empty = true, ...rest } = options;
  const { url } = await openDemo({ empty });
  return openScreen(browser(), { url, ...rest });
}

describe("a teacher who reflects on roadblocks", () => {
  it("sees hints for the chosen category, continues the draft, and is told who can read it", async () => {
    const screen = await open();
    await screen.send("/unit reflect");
    const picker = await screen.whisper("Roadblocks to Collaboration: Reflection");
    await screen.shot("reflect-picker");
    await picker.getByRole("button", { name: "Reflect" }).nth(2).click();
    await screen.modal.waitFor();
    await screen.field("First roadblock: What's in the way?").fill("No common planning time with grade 4.");
    await screen.choose("First roadblock: category", "Scheduling Patterns");
    await screen.modal.getByText("set a weekly planning day").waitFor();
    expect(await screen.field("First roadblock: What's in the way?").inputValue()).toBe(
      "No common planning time with grade 4.",
    );
    await screen.shot("reflect-hints");
    await screen.field("First roadblock: Potential Solution").fill("Ask for a floating sub on Wednesdays.");
    await screen.page.keyboard.press("Escape");
    await screen.modal.waitFor({ state: "detached" });

    await screen.openForm("/unit reflect roadblocks");
    await screen.modal.getByText("Your draft from today.").waitFor();
    expect(await screen.field("First roadblock: Potential Solution").inputValue()).toBe(
      "Ask for a floating sub on Wednesdays.",
    );
    await screen.modal.getByText("Only you can read this.").waitFor();
    await screen.radio("Librarians and admins").check();
    await screen.modal.getByText("You, the librarians and admins can read this.").waitFor();
    await screen.shot("reflect-draft");
    await screen.submit();
    const saved = await screen.whisper("Saved: Roadblocks.");
    expect(await saved.textContent()).toContain("I'll check back in 4 weeks.");
    await screen.shot("reflect-saved");

    await screen.actAs(LEE);
    await screen.openHome();
    await screen.home.getByRole("button", { name: "Read the roadblocks" }).click();
    await screen.modal.getByText("No common planning time with grade 4.").waitFor();
    await screen.shot("reflect-read-by-librarian");
    expect(screen.complaints).toEqual([]);
  });
});

describe("a reflection that is shared in a channel", () => {
  it("is previewed exactly as it is posted", async () => {
    const screen = await open();
    await screen.openForm("/unit reflect benefits");
    await screen.field("How do TEACHERS benefit?").fill("I see how someone else explains sources.");
    await screen.radio("Everyone in a channel").check();
    await screen.choose("Share in", "#all-staff");
    await screen.submit();
    await screen.modal.getByRole("button", { name: "Post it" }).waitFor();
    await screen.modal.getByText("I see how someone else explains sources.").waitFor();
    expect(await screen.messages.filter({ hasText: "Tess Whitlock shared who benefits" }).count()).toBe(0);
    await screen.shot("reflect-preview");
    await screen.submit("Post it");
    const post = await screen.message("Tess Whitlock shared who benefits from working together");
    expect(await post.textContent()).toContain("I see how someone else explains sources.");
    expect(await screen.modal.count()).toBe(0);
    await screen.shot("reflect-posted");
    expect(screen.complaints).toEqual([]);
  });
});

describe("the librarian's taxonomy", () => {
  it("shows this term's log and last time's answers", async () => {
    const screen = await open({ empty: false, as: LEE });
    await screen.openForm("/unit reflect taxonomy");
    await screen.radio("10 Curriculum development").check();
    await screen.modal.getByText("What keeps you at this level?").waitFor();
    await screen.radio("7 Evangelistic outreach/advocacy").check();
    await screen.modal.getByText("What do you need to move to the next level?").waitFor();
    await screen.shot("taxonomy-form");
    await screen.submit();
    const saved = await screen.whisper("Saved: Taxonomy.");
    expect(await saved.textContent()).toMatch(/You marked 7 .*Your \d+ units this term average \d\.\d/);
    expect(await saved.textContent()).toContain("The same hour with grades 1 and 2, and a say in the schedule.");
    await screen.shot("taxonomy-saved");
  });
});

describe("a prompt to reflect", () => {
  it("is set up by the principal, arrives mid-month, opens the form, and gets a thank-you in its thread", async () => {
    const screen = await open({ as: PRINCIPAL, channel: ALL_STAFF });
    await screen.openForm("/unit prompts");
    await screen.choose("Channels for prompts to reflect", "#all-staff");
    await screen.shot("prompts-form");
    await screen.submit();
    await screen.whisper("Settings saved");
    await screen.move("Next post");
    for (const person of ["U0TEACHER01", "U0TEACHER02", "U0TEACHER03"]) {
      await screen.actAs(person);
      const prompt = await screen.message("Your answers are private unless you choose to share them.");
      if (person === "U0TEACHER01") await screen.shot("prompt-arrived");
      await prompt.getByRole("button", { name: "Reflect" }).click();
      await screen.modal.waitFor();
      await screen.field("First roadblock: What's in the way?").fill("Lab days and library days fall together.");
      await screen.choose("First roadblock: category", "Scheduling Patterns");
      await screen.submit();
      await screen.whisper("Saved: Roadblocks.");
    }
    for (let day = 0; day < 8; day++) await screen.move("Next day");
    await screen.messages
      .filter({ hasText: "What's getting in the way?" })
      .getByRole("button", { name: "1 reply" })
      .click();
    await screen.page
      .getByRole("region", { name: "Thread" })
      .getByText("3 people reflected this month. Thank you.")
      .waitFor();
    await screen.shot("prompt-thanks");
    expect(screen.complaints).toEqual([]);
  });
});

describe("a roadblock", () => {
  it("is checked on after four weeks, with its idea: still there, a new idea, solved, and shared as an OH YEAH", async () => {
    const screen = await open({ empty: false });
    await screen.open("Bookend");
    const question = await screen.message("How is it going?");
    expect(await question.textContent()).toContain("Ask for a floating sub on Wednesdays.");
    await screen.shot("roadblock-returned");
    await question.getByRole("button", { name: "Still there" }).click();
    const still = await screen.message("Still open.");
    expect(await still.textContent()).toContain("set a weekly planning day");
    await screen.shot("roadblock-still-there");
    await still.getByRole("button", { name: "New idea" }).click();
    await screen.modal.waitFor();
    await screen.field("Potential Solution").fill("Swap recess duty with Mei.");
    await screen.submit();
    // The question shows the new idea, and stays the one message about this roadblock.
    await screen.message("Swap recess duty with Mei.");
    await screen.move("Next month");
    await screen.openHome();
    await screen.home.getByText("check in on 1 roadblock").waitFor();
    await screen.shot("home-roadblock-returned");
    await screen.home.getByRole("button", { name: "Check in on roadblocks" }).click();
    await screen.modal.getByText("Swap recess duty with Mei.").waitFor();
    await screen.shot("roadblock-in-home");
    await screen.page.keyboard.press("Escape");
    await screen.open("Bookend");
    const again = await screen.message("Swap recess duty with Mei.");
    await again.getByRole("button", { name: "Solved" }).click();
    const solved = await screen.message("Marked solved.");
    await solved.getByRole("button", { name: "Say what worked" }).click();
    await screen.modal.waitFor();
    await screen.field("What worked?").fill("Recess duty is shared now.");
    await screen.radio("Yes").check();
    await screen.field("Your OH YEAH, in a sentence").fill("An hour a week together, because we shared recess duty.");
    await screen.shot("roadblock-solved-form");
    await screen.submit();
    await screen.message("Your OH YEAH is saved");
    expect(screen.complaints).toEqual([]);
  });
});
