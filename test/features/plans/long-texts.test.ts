// Ten thousand words pasted into a field: people read how much it takes before they paste, what was too much when they
// save, and nothing they have typed is cut without a word.
import { describe, expect, it } from "vitest";
import { PLAN_STEPS } from "../../../src/domain/plan/steps.js";
import { ask } from "../../support/asking.js";
import { openStep, planNow, startPlan, wordsOfModal } from "../../support/planning.js";
import { LEE, type School, startSchool, TESS } from "../../support/school.js";
import { quotedIn, wholeText } from "../../support/surplus.js";
import { submitUnlimited, typeUnlimited } from "../../support/unlimited-typing.js";
import { expectGoodMessages } from "../../support/words.js";

const TEN_THOUSAND_WORDS = "water ".repeat(10_000).trim();

interface TextInput {
  name: string;
  most: number;
  multiline: boolean;
  placeholder: string | undefined;
}

/** The fields to write in of the open form. */
function textInputs(school: School): TextInput[] {
  const { blocks } = school.slack.as(TESS).modal() ?? { blocks: [] };
  return blocks.flatMap((block) => {
    if (block.type !== "input" || block.element.type !== "plain_text_input") return [];
    const { max_length: most = 0, multiline = false, placeholder } = block.element;
    return [{ name: block.block_id ?? "", most, multiline, placeholder: placeholder?.text }];
  });
}

async function openAt(step: string) {
  const school = await startSchool();
  const plan = await startPlan(school, { librarians: [LEE] });
  const tess = await openStep(school, plan, step);
  return { school, plan, tess };
}

describe.each(PLAN_STEPS.map(({ key }) => key))("ten thousand words in the step %s", (step) => {
  it("are announced as too many in each field that takes paragraphs", async () => {
    const { school } = await openAt(step);
    const fields = textInputs(school).filter(({ multiline }) => multiline);
    expect(fields.length).toBeGreaterThan(0);
    for (const { name, most, placeholder } of fields) {
      expect(placeholder, name).toBe(`Up to ${most.toLocaleString("en-US")} characters`);
    }
  });

  it("are refused at every field, which says why, and nothing is saved or lost", async () => {
    const { school, plan } = await openAt(step);
    for (const { name } of textInputs(school)) {
      const { response_action: action, errors = {} } = await submitUnlimited(school, { [name]: TEN_THOUSAND_WORDS });
      expect(action, name).toBe("errors");
      expect((errors as Record<string, string>)[name], name).toMatch(
        /Keep (it|each name) to [\d,]+ characters or fewer|\d+ words: \d+ too many|Enter only the numbers|Write each line|isn't a link/,
      );
      expect((await planNow(school, plan)).number, name).toBe(1);
      const drafts = await school.db.draft.findMany();
      expect(
        drafts.some(({ fields }) => fields.includes("x")),
        name,
      ).toBe(true);
    }
    expectGoodMessages(school, [TEN_THOUSAND_WORDS]);
  });
});

describe("a draft with more than its field takes", () => {
  it("shows the rest below the field, all of it", async () => {
    const { school, plan, tess } = await openAt("resources");
    const text = Array.from({ length: 3000 }, (_, at) => `word${at}`).join(" ");
    await typeUnlimited(school, { print: text });
    await tess.close();
    await openStep(school, plan, "resources");
    const shown = String(tess.modal()?.values.print);
    expect(shown.length).toBeLessThanOrEqual(1000);
    const surplus = (text.length - shown.length).toLocaleString("en-US");
    expect(wordsOfModal(school).includes(`The last ${surplus} characters don't fit in this field.`)).toBe(true);
    expect(shown).not.toContain("…");
    expect(`${shown}${quotedIn(tess.modal()?.blocks)}`).toBe(text);
    expectGoodMessages(school, [text]);
  });
});

describe("a draft with more than its field takes, continued in another field", () => {
  it("keeps the rest until someone changes the field itself", async () => {
    const { school, plan, tess } = await openAt("resources");
    const text = Array.from({ length: 1000 }, (_, at) => `word${at}`).join(" ");
    await typeUnlimited(school, { print: text });
    await tess.close();
    await openStep(school, plan, "resources");
    school.clock.now = new Date(school.clock.now.getTime() + 60_000);
    await tess.fill({ equipment: "Six hand lenses" });
    await school.slack.settle();
    await tess.close();
    await openStep(school, plan, "resources");
    expect(tess.modal()?.values.equipment).toBe("Six hand lenses");
    expect(wholeText(school, "print")).toBe(text);
    await tess.fill({ print: "Shorter" });
    await school.slack.settle();
    await tess.close();
    await openStep(school, plan, "resources");
    expect(tess.modal()?.values.print).toBe("Shorter");
    expect(wordsOfModal(school)).not.toContain("don't fit in this field");
    expectGoodMessages(school, [text]);
  });
});

it("a title typed with the command that is too long is given back whole", async () => {
  const school = await startSchool();
  const title = `Rivers ${"and deltas ".repeat(30)}`.trim();
  const answer = await ask(school, `plan ${title}`);
  expect(answer.text).toContain(`Keep the title to 150 characters or fewer. This has ${title.length}.`);
  expect(answer.text).toContain(title);
  expect(school.slack.as(TESS).modal()).toBeUndefined();
  expectGoodMessages(school, [title]);
});
