// Two people change the same field of a plan, in each of its steps: the second one sees both versions, and chooses.
import { expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { editStep, findPlan, startPlan, stepTitled, textIn } from "./plan-form.js";
import { openScreen, PHONE, type Screen } from "./screen.js";

const browser = provideBrowser();

type Kept = "Mine" | "Theirs" | "Both: theirs, then mine";

interface Conflict {
  step: string;
  /** The label of the field. */
  label: string;
  kept: Kept;
  /** Tess closes the form that asks her, and comes back to it. */
  closes: boolean;
  read: string;
}

const CONFLICTS: readonly Conflict[] = [
  {
    step: "Who and when",
    label: "Time frame",
    kept: "Mine",
    closes: false,
    read: "Time frame\nTess's",
  },
  {
    ...{ step: "Overview and standards", label: "Unit overview", kept: "Theirs", closes: true },
    read: "Unit overview\nLee's",
  },
  {
    ...{ step: "Teaching plan", label: "The teacher will", kept: "Both: theirs, then mine", closes: false },
    read: "The teacher will\nLee's\nTess's",
  },
  {
    ...{ step: "Resources and product", label: "Print resource", kept: "Both: theirs, then mine", closes: true },
    read: "Print resources\nLee's\nTess's",
  },
  {
    ...{
      step: "Adaptations and files",
      label: "Adaptations and extensions",
      kept: "Mine",
      closes: true,
    },
    read: "Adaptations and extensions\nTess's",
  },
];

async function save(screen: Screen): Promise<void> {
  await screen.submit();
  await screen.modal.waitFor({ state: "detached" });
}

it("two people who change the same field of a step choose, whichever step it is, and lose nothing", async () => {
  const { url } = await openDemo({ empty: true });
  const [tess, lee] = await Promise.all([
    openScreen(browser(), { url, viewport: PHONE }),
    openScreen(browser(), { url, as: LEE }),
  ]);
  await startPlan(tess, "Glaciers");
  await findPlan(lee, "Glaciers");
  for (const { step, label, kept, closes } of CONFLICTS) {
    await editStep(lee, await lee.whisper("Plan: Glaciers"), step);
    await editStep(tess, await tess.whisper("Plan: Glaciers"), step);
    await textIn(lee, label).fill("Lee's");
    await save(lee);
    await textIn(tess, label).fill("Tess's");
    await tess.submit();
    await tess.modal.getByText("Not all saved yet.").waitFor();
    if (closes) {
      await tess.modal.getByRole("button", { name: "Cancel" }).click();
      const note = await tess.whisper(`${step}: Your draft is saved.`);
      await note.getByRole("button", { name: "Continue" }).click();
      await stepTitled(tess, step);
    }
    expect(await textIn(tess, label).inputValue()).toBe("Tess's");
    const words = await tess.modal.textContent();
    expect(words).toContain("Lee Marchbanks (today at 10:5");
    expect(words).toMatch(/changed this, too:\s*Lee's/);
    await tess.shot(`plan-conflict-${step.replaceAll(" ", "-")}`);
    await tess.modal.getByRole("radio", { name: kept, exact: true }).check();
    await save(tess);
  }
  const [text = ""] = await (await findPlan(tess, "Glaciers")).allInnerTexts();
  for (const { read } of CONFLICTS) expect(text).toContain(read);
});
