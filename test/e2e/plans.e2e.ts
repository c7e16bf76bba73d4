// The Template filled in by two people at once in a real browser, an elementary and a high-school unit, and read field by field.
import { expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { textOfDocx } from "../support/docx-text.js";
import { textOfPdf } from "../support/pdf-text.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { BUTTERFLIES, type Example, GREAT_MIGRATION, textsOf } from "./plan-examples.js";
import { editStep, fillStep, findPlan, next, stepTitled } from "./plan-form.js";
import { openScreen, PHONE, type Screen } from "./screen.js";

const browser = provideBrowser();

/** As a message shows it, lines and spaces included. */
async function readPlan(screen: Screen, title: string): Promise<string> {
  const [text = ""] = await (await findPlan(screen, title)).allInnerTexts();
  return text;
}

/** Both lists of the second step name them. */
const AREAS = [BUTTERFLIES, GREAT_MIGRATION].flatMap(
  ({ overview }) => overview.lists?.["Area of deficit or gap"]?.rows ?? [],
);

/** A line that is too long for a page goes on in the next. */
const withoutSpaces = (text: string): string => text.replaceAll(/\s+/g, "");

/** The copy for people outside has everything but the areas of deficit and the names, which nobody agreed to. */
async function publish(screen: Screen, example: Example): Promise<void> {
  await (await findPlan(screen, example.title)).getByRole("button", { name: "Publish" }).click();
  const start = await screen.whisper("for people outside the school");
  await start.getByRole("button", { name: "See the copy" }).click();
  const words = withoutSpaces(
    (await (await screen.whisper("Every word that will leave the school.")).textContent()) ?? "",
  );
  const indicators = example.overview.lists?.["Performance indicators"]?.rows ?? [];
  for (const text of textsOf(example)) {
    if (indicators.includes(text)) expect(words).not.toContain(withoutSpaces(text));
    else if (!AREAS.includes(text)) expect(words).toContain(withoutSpaces(text));
  }
  for (const name of ["Whitlock", "Marchbanks"]) expect(words).not.toContain(name);
}

async function begin(screen: Screen, { title, grade, subject, level, who }: Example): Promise<void> {
  await screen.openForm(`/unit plan ${title}`);
  await screen.choose("Librarians", "Lee Marchbanks");
  await screen.choose("Grade level", grade);
  await screen.choose("Subject", subject);
  await screen.radio(level).check();
  await fillStep(screen, who);
  await next(screen, "Overview and standards");
}

it.each([
  [BUTTERFLIES, PHONE],
  [GREAT_MIGRATION, { width: 1280, height: 800 }],
])("a plan of an $school is filled in by two people at once, and read field by field", async (example, viewport) => {
  const { url } = await openDemo({ empty: true });
  const { title } = example;
  const [tess, lee] = await Promise.all([
    openScreen(browser(), { url, viewport }),
    openScreen(browser(), { url, as: LEE, viewport }),
  ]);
  await begin(tess, example);
  // Lee has it from now on, and writes his part while Tess writes hers.
  await editStep(lee, await findPlan(lee, title), "Teaching plan");
  await Promise.all([fillStep(tess, example.overview), fillStep(lee, example.teaching)]);
  await lee.submit("Save");
  const saved = await lee.whisper("Saved. Plan:");
  await next(tess, "Teaching plan");
  expect(await tess.field("The librarian will (optional)").inputValue()).toBe(
    example.teaching.lists?.["The librarian will"]?.rows[0],
  );
  await tess.submit("Next");
  await stepTitled(tess, "Resources and product");
  await editStep(lee, saved, "Adaptations and files");
  await Promise.all([fillStep(tess, example.resources), fillStep(lee, example.adaptations)]);
  await Promise.all([next(tess, "Adaptations and files"), lee.submit("Save")]);
  await lee.whisper("Saved. Plan:");
  await tess.submit("Save");
  await tess.whisper("Saved. Plan:");

  const words = await readPlan(tess, title);
  expect(words).toContain(`Plan: ${title} · ${example.about}`);
  expect(words).toContain(example.read);
  await tess.shot(`plan-${example.school.replace(" ", "-")}`);

  const plan = await tess.whisper(`Plan: ${title}`);
  await plan.getByRole("button", { name: "Download PDF" }).click();
  const pdf = textOfPdf(await tess.receive(`${title} plan (PDF)`));
  await (await tess.whisper(`Plan: ${title}`)).getByRole("button", { name: "Download Word" }).click();
  const docx = textOfDocx(await tess.receive(`${title} plan (Word)`));
  for (const text of textsOf(example)) {
    expect(withoutSpaces(pdf)).toContain(withoutSpaces(text));
    expect(withoutSpaces(docx)).toContain(withoutSpaces(text));
  }
  await publish(lee, example);
  expect([...tess.complaints, ...lee.complaints]).toEqual([]);
});
