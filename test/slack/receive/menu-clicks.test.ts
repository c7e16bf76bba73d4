// A click on an item of a menu runs what a click on the link's button runs, in a message and in a view.
import { expect, it } from "vitest";
import type { JsonObject } from "../../../sandbox/workspace/json.js";
import { lastWhisper, seeAfter, toForgedClick } from "../../support/asking.js";
import { COMPLETE, logByForm } from "../../support/logging.js";
import { type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

/** The payload of a click on an item that carries this, whether or not any menu has it. */
async function toPick(school: School, carried: unknown): Promise<JsonObject> {
  const click = await toForgedClick(school, { name: "menu", value: {} });
  const [{ value: _, ...action } = {}] = click.actions as JsonObject[];
  const item = carried === null ? null : { text: { type: "plain_text", text: "Item" }, value: carried };
  return { ...click, actions: [{ ...action, type: "overflow", selected_option: item as JsonObject }] };
}

const pick = async (school: School, payload: JsonObject) =>
  seeAfter(school, () => school.slack.deliver("interaction", payload));

async function startWithUnit(): Promise<{ school: School; carried: string }> {
  const school = await startSchool();
  await logByForm(school, COMPLETE);
  const { id } = await school.db.unit.findFirstOrThrow();
  return { school, carried: `edit-unit ${JSON.stringify({ unit: id })}` };
}

it("in a message", async () => {
  const { school, carried } = await startWithUnit();
  await pick(school, await toPick(school, carried));
  expect(school.slack.as(TESS).modal()?.title).toBe("Edit unit");
  expectGoodMessages(school);
});

it("in the Home", async () => {
  const { school, carried } = await startWithUnit();
  const { container: _, channel: __, response_url: ___, ...payload } = await toPick(school, carried);
  const view = { id: "V0SAMPLE0001", type: "home", callback_id: "", blocks: [], state: { values: {} } };
  await pick(school, { ...payload, view });
  expect(school.slack.as(TESS).modal()?.title).toBe("Edit unit");
  expectGoodMessages(school);
});

it.each([null, "", "edit-unit", "edit-unit {}", "nobody-knows {}"])(
  "an item that carries %j is answered as outdated",
  async (carried) => {
    const { school } = await startWithUnit();
    await pick(school, await toPick(school, carried));
    expect(lastWhisper(school).text).toContain("older version");
    expectGoodMessages(school);
  },
);
