// The month before it is out, on a phone: a librarian posts it from the preview, the principal asks and gets a reply, and the
// library is handed over.
import { describe, expect, it } from "vitest";
import { ADMIN_CHANNEL, LEE, PRINCIPAL } from "../../sandbox/demo/school.js";
import { clockFrom, openDemo, Visitor } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

/** 8:01 in New York on Tuesday, December 1, 2026: November's report is due tomorrow at 8:00. */
const PREVIEWED = Date.parse("2026-12-01T13:01:00Z");
const REPORT = "Library Utilization Report: November 2026";
const QUESTION = "What changed in grade 4?";

describe("closing a month", () => {
  it("begins with the preview and Post now, and the principal's question gets a reply", async () => {
    const { url } = await openDemo({ realNow: clockFrom(PREVIEWED) });
    const visitor = new Visitor({ url });
    // A minute passes on the school's clock.
    let minutes = 1;
    const pass = () => visitor.move({ at: new Date(PREVIEWED + minutes++ * 60_000).toISOString() });
    await pass();
    const screen = await openScreen(browser(), { url, as: LEE, viewport: PHONE });
    await screen.open("Bookend");
    const preview = await screen.message("November's report goes to");
    expect(await preview.textContent()).toContain("on Wednesday at 8:00");
    expect(await preview.getByRole("button", { name: "Fix figures" }).count()).toBe(1);
    await screen.shot("report-preview-on-a-phone");
    await preview.getByRole("button", { name: "Post now" }).click();
    await screen.message("will be posted in");
    await pass();
    await screen.message("Lee Marchbanks chose to post it now.");
    await screen.actAs(PRINCIPAL);
    await screen.open("library-admin");
    const report = await screen.message(REPORT);
    await report.getByRole("button", { name: "Ask a question" }).click();
    await screen.modal.waitFor();
    await screen.field("Your question").fill(QUESTION);
    await screen.shot("ask-a-question-on-a-phone");
    await screen.submit("Send");
    await screen.whisper("you'll hear from me when there's a reply");
    await pass();
    await screen.actAs(LEE);
    await screen.open("Bookend");
    await (await screen.message(QUESTION)).getByRole("button", { name: /^Reply to/ }).click();
    await screen.field("Your reply").fill("A new teacher.");
    await screen.submit("Send");
    await screen.message("You replied: A new teacher.");
    await pass();
    await screen.actAs(PRINCIPAL);
    await screen.open("Bookend");
    expect(await (await screen.message("replied to your question")).textContent()).toContain("A new teacher.");
    await screen.shot("a-reply-on-a-phone");
    expect(screen.complaints).toEqual([]);
  });
});

describe("handing over", () => {
  it("names what is open, moves the role and can be undone", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, as: LEE, channel: ADMIN_CHANNEL, viewport: PHONE });
    await screen.openForm("/unit handover");
    await screen.choose("Who takes over", "Tess Whitlock");
    await screen.submit("Preview");
    await screen.modal.getByText("Tess Whitlock will look after the library.").waitFor();
    await screen.shot("handover-on-a-phone");
    await screen.submit("Hand over");
    const done = await screen.whisper("Tess Whitlock looks after the library now.");
    await done.getByRole("button", { name: "Undo" }).click();
    await screen.whisper("Undone.");
    expect(screen.complaints).toEqual([]);
  });
});
