// Views: triggers, hashes and external ids, called with Slack's own client.
import type { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorkspace } from "../../../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../../../sandbox/workspace/workspace.js";
import { formView } from "../bolt-app.js";
import { clientOf, errorOf } from "./stage.js";

let wall = 1_000_000;
let timed: Workspace;
let views: WebClient;
const triggerOf = async () => {
  const exchange = await timed.as(timed.addPerson({ name: `p${wall}-${Math.random()}` }).id).shortcut("x");
  return String(exchange.request.payload.trigger_id);
};

beforeAll(async () => {
  timed = await startWorkspace({ realNow: () => wall });
  timed.sendTo("http://127.0.0.1:9/");
  views = clientOf(timed);
});
afterAll(() => timed.close());

test("a trigger opens one modal within three seconds", async () => {
  const trigger = await triggerOf();
  const opened = await views.views.open({ trigger_id: trigger, view: formView });
  expect(opened.view).toMatchObject({ callback_id: "log", state: { values: { title: { title: { value: null } } } } });
  expect(await errorOf(views.views.open({ trigger_id: trigger, view: formView }))).toBe("exchanged_trigger_id");
  const late = await triggerOf();
  wall += 3001;
  expect(await errorOf(views.views.open({ trigger_id: late, view: formView }))).toBe("expired_trigger_id");
  expect(await errorOf(views.views.open({ trigger_id: "1.2.3", view: formView }))).toBe("invalid_trigger_id");
});

test("a push needs a trigger from a modal", async () => {
  expect(await errorOf(views.views.push({ trigger_id: await triggerOf(), view: formView }))).toBe("not_found");
});

test("an update needs an open view and its current hash", async () => {
  const { view } = await views.views.open({ trigger_id: await triggerOf(), view: formView });
  const id = view?.id ?? "";
  await views.views.update({ view_id: id, view: formView, hash: view?.hash });
  expect(await errorOf(views.views.update({ view_id: id, view: formView, hash: view?.hash }))).toBe("hash_conflict");
  expect(await errorOf(views.views.update({ view_id: "V404", view: formView }))).toBe("not_found");
});

test("an external_id is unique", async () => {
  const view = { ...formView, external_id: "mine" };
  await views.views.open({ trigger_id: await triggerOf(), view });
  expect(await errorOf(views.views.open({ trigger_id: await triggerOf(), view }))).toBe("duplicate_external_id");
  expect(await errorOf(views.views.update({ external_id: "mine", view }))).toBe("ok");
});
