// Everything a visitor can break on the page, and what they see when it breaks: nothing is lost and nothing appears twice.
import { describe, expect, it } from "vitest";
import { ADMIN_CHANNEL, PRINCIPAL } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { waitForValue } from "../support/waiting.js";
import { provideBrowser } from "./browser.js";
import { openScreen, type Screen } from "./screen.js";

const browser = provideBrowser();

const ONE_LINE = "/unit log Ancient Egypt, grade 6, level 2 with @Lee Marchbanks";

/** Tess with a unit in the log, and the principal at another screen, who breaks things. */
async function openSchool({ socket = false } = {}): Promise<{ screen: Screen; colleague: Screen }> {
  const { url } = await openDemo({ empty: true, socket });
  const [screen, colleague] = await Promise.all([
    openScreen(browser(), { url }),
    openScreen(browser(), { url, as: PRINCIPAL, channel: ADMIN_CHANNEL }),
  ]);
  await screen.send(ONE_LINE);
  await screen.whisper("Saved: Ancient Egypt");
  return { screen, colleague };
}

const slugOf = (name: string) => name.replaceAll(" ", "-");

/** Presses Save until the form is gone, because a connection takes a moment to recover. */
async function isSaved({ modal }: Screen): Promise<boolean> {
  const save = modal.getByRole("button", { name: "Save" });
  if ((await save.count()) > 0 && !(await save.getAttribute("aria-disabled"))) await save.click();
  return (await modal.count()) === 0;
}

/** `formError` is what the open form says while it can't be saved. */
const FAULTS: { name: string; fault: RegExp; socket: boolean; formError?: RegExp }[] = [
  { name: "429", fault: /429/, socket: false },
  { name: "500", fault: /answers 500/, socket: false },
  { name: "silence", fault: /doesn't answer/, socket: false },
  { name: "lost reply", fault: /answer gets lost/, socket: false },
  {
    name: "unreachable app",
    fault: /can't reach Bookend/,
    socket: false,
    formError: /trouble connecting|did not respond|try again/i,
  },
  {
    name: "socket drop",
    fault: /socket drops/,
    socket: true,
    formError: /trouble connecting|did not respond|try again/i,
  },
  { name: "read-only database", fault: /read-only/, socket: false, formError: /Not saved/ },
];

describe("the monthly report", () => {
  it.each(FAULTS)("due during a $name is posted once that is over, and only once", async ({ name, fault, socket }) => {
    const { colleague: screen } = await openSchool({ socket });
    await screen.turn(fault, true);
    await screen.move("Next post");
    await screen.shot(`fault-${slugOf(name)}-on`);
    await screen.turn(fault, false);
    await screen.move("Next day");
    await screen.move("Next day");
    const report = await screen.message("Library Utilization Report: November 2026");
    expect(await report.getByRole("cell", { name: "Ancient Egypt" }).count()).toBe(1);
    await screen.move("Next day");
    expect(await screen.messages.filter({ hasText: "Library Utilization Report: November 2026" }).count()).toBe(1);
    await screen.shot(`fault-${slugOf(name)}-over`);
  });
});

describe("a unit that is logged", () => {
  it.each(FAULTS)("by the form during a $name is in the log once", async ({ name, fault, socket, formError }) => {
    const { screen, colleague } = await openSchool({ socket });
    await screen.openForm();
    await screen.field("Name or topic of unit").fill("The Nile today");
    await screen.choose("Grade level", "6");
    await screen.radio("1 Cooperation").check();
    await colleague.turn(fault, true);
    await screen.submit();
    if (formError) {
      await screen.modal.getByText(formError).first().waitFor();
      expect(await screen.field("Name or topic of unit").inputValue()).toBe("The Nile today");
      await screen.shot(`fault-${slugOf(name)}-form`);
    }
    await colleague.turn(fault, false);
    await waitForValue(() => isSaved(screen));
    await screen.whisper("Saved: The Nile today");
    await screen.send("/unit list");
    const list = await screen.whisper("Your units");
    expect((await list.textContent())?.match(/The Nile today/g)).toHaveLength(1);
    expect(await list.textContent()).toContain("1 to 2 of 2");
    await screen.shot(`fault-${slugOf(name)}-logged`);
  });

  it.each(FAULTS)("in one line during a $name is in the log once, when it is sent again", async ({ name, ...at }) => {
    const { screen, colleague } = await openSchool(at);
    await colleague.turn(at.fault, true);
    const line = "/unit log The Nile today, grade 6, level 1 with @Lee Marchbanks";
    await screen.send(line);
    const answers = screen.page.getByRole("alert").or(screen.whispers.filter({ hasText: "The Nile today" }));
    await answers.first().waitFor();
    await screen.shot(`fault-${slugOf(name)}-line`);
    await colleague.turn(at.fault, false);
    const saved = screen.whispers.filter({ hasText: "Saved: The Nile today" });
    await waitForValue(async () => {
      if ((await saved.count()) > 0) return true;
      await screen.send(line);
      // Slack waits 3 seconds for an answer; sending the line again sooner may log it twice.
      return saved.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      );
    });
    await screen.send("/unit list");
    const list = await screen.whisper("Your units");
    expect(await list.textContent()).toContain("1 to 2 of 2");
  });
});

describe("the inspector", () => {
  it("shows the requests between Slack and the app, with the time to the ack, and what went wrong", async () => {
    const { screen, colleague } = await openSchool();
    await colleague.turn(/answers 500/, true);
    await screen.send("/unit log");
    await screen.whisper(/not done|try again/i);
    await screen.page.getByRole("button", { name: "Inspector", exact: true }).click();
    const exchange = screen.inspector.locator("details").filter({ hasText: "/unit" }).first();
    expect(await exchange.locator("summary").textContent()).toMatch(/\d+ ms/);
    await exchange.locator("summary").click();
    await exchange.getByRole("heading", { name: "Request" }).waitFor();
    await screen.shot("inspector-exchange");
    expect(
      await screen.inspector.locator("details[data-bad]").filter({ hasText: "views.open" }).count(),
    ).toBeGreaterThan(0);
  });
});
