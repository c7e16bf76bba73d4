// The Home: opened, published, clicked in, and published again, with a small real app behind it.
import { expect, onTestFinished, test } from "vitest";
import type { WorkspaceOptions } from "../../../../sandbox/workspace/start-workspace.js";
import { errorOf } from "../web-api/stage.js";
import { homeOf, startHomeStage } from "./home-app.js";

async function start(options: WorkspaceOptions = {}) {
  const stage = await startHomeStage(options);
  onTestFinished(() => stage.close());
  const tess = stage.workspace.as(stage.tess);
  const home = () => tess.home() ?? expect.fail("no Home");
  return { ...stage, stage, person: tess, home };
}

async function open(options: WorkspaceOptions = {}) {
  const opened = await start(options);
  await opened.person.openHome();
  await opened.workspace.settle();
  return opened;
}

const textOf = (blocks: readonly unknown[]) => JSON.stringify(blocks);

test("opening it tells the app, with the view once there is one; each person has their own", async () => {
  const { person, home, workspace, lee, stage } = await open();
  const { request } = (await person.openHome()) ?? expect.fail("not told");
  expect(request.payload.event).toMatchObject({
    type: "app_home_opened",
    user: stage.tess,
    channel: person.directChannel,
    tab: "home",
    view: { type: "home", id: home().id, hash: expect.any(String), state: { values: expect.any(Object) } },
  });
  await workspace.settle();
  expect(stage.events).toEqual(["opened home", "opened home again"]);
  expect(workspace.as(lee).home()).toBeUndefined();
  expect(workspace.problems).toEqual([]);
});

test("opening the Messages tab tells the app, without a view", async () => {
  const { person, stage } = await open();
  const { request } = (await person.openHome({ tab: "messages" })) ?? expect.fail("not told");
  expect(request.payload.event).toMatchObject({ tab: "messages" });
  expect(request.payload.event).not.toHaveProperty("view");
  expect(stage.events.at(-1)).toBe("opened messages");
});

test("an app that didn't subscribe isn't told, and one without a Home can't publish", async () => {
  const deaf = await start({ events: [] });
  expect(await deaf.person.openHome()).toBeUndefined();
  const { person, app, workspace, tess } = await start({ homeTab: false });
  expect(await person.openHome()).toBeUndefined();
  const published = app.client.views.publish({ token: workspace.botToken, user_id: tess, view: homeOf(0) });
  expect(await errorOf(published)).toBe("not_enabled");
  expect(workspace.problems).toMatchObject([{ where: "views.publish", error: "not_enabled" }]);
});

test("a click in it carries the view, but no channel, message, or response_url", async () => {
  const { person, home, workspace, stage } = await open();
  const before = home();
  await person.click(before, "count");
  await workspace.settle();
  expect(stage.clicked).toMatchObject({
    type: "block_actions",
    user: { id: stage.tess },
    container: { type: "view", view_id: before.id },
    view: { id: before.id, type: "home", callback_id: "home", hash: before.hash, root_view_id: before.id },
    actions: [{ type: "button", action_id: "count", block_id: "acts" }],
  });
  for (const key of ["channel", "message", "response_url", "state"]) expect(stage.clicked).not.toHaveProperty(key);
  expect(workspace.problems).toEqual([]);
});

test("publishing again keeps the view's id and choices and changes its hash and text", async () => {
  const { person, home, workspace } = await open();
  const before = home();
  await person.click(before, "month", { value: "10" });
  await person.click(home(), "count");
  await workspace.settle();
  expect(home().id).toBe(before.id);
  expect(home().hash).not.toBe(before.hash);
  expect(textOf(home().blocks)).toContain("Counted 1");
  expect(home().state.acts?.month).toMatchObject({ selected_option: { value: "10" } });
  expect(textOf(before.blocks)).toContain("Counted 0");
});

test("publishing with an old hash over a newer view is refused", async () => {
  const { app, home, workspace, tess } = await open();
  const publish = (hash: string) =>
    errorOf(app.client.views.publish({ token: workspace.botToken, user_id: tess, hash, view: homeOf(5) }));
  const { hash } = home();
  expect(await publish(hash)).toBe("ok");
  expect(await publish(hash)).toBe("hash_conflict");
});

test("a button with a confirmation sends nothing when denied", async () => {
  const { person, home, stage } = await open();
  expect((await person.click(home(), "delete", { deny: true })).refused).toEqual({ delete: "denied" });
  expect(stage.events).toEqual(["opened home"]);
  await person.click(home(), "delete");
  expect(stage.events).toEqual(["opened home", "clicked delete"]);
});

test("a click in it opens a modal, whose submission publishes it again", async () => {
  const { person, home, workspace, stage } = await open();
  await person.click(home(), "log");
  await workspace.settle();
  expect(person.modals()).toHaveLength(1);
  await person.fill({ note: "Rivers" });
  await person.submit();
  await workspace.settle();
  expect(stage.events.at(-1)).toBe("noted Rivers");
  expect(person.modal()).toBeUndefined();
  expect(textOf(home().blocks)).toContain("Counted 10");
});

test("a click in it can't push a view, because there is no modal to push onto", async () => {
  const { person, home, workspace, stage } = await open();
  await person.click(home(), "push");
  await workspace.settle();
  expect(stage.events.at(-1)).toBe("push not_found");
  expect(workspace.problems).toMatchObject([{ where: "views.push", error: "not_found" }]);
});

test("it is published only for existing people, and stays a Home", async () => {
  const { app, home, workspace } = await open();
  const token = workspace.botToken;
  expect(await errorOf(app.client.views.publish({ token, user_id: "U404", view: homeOf(0) }))).toBe(
    "invalid_arguments",
  );
  const modal = { type: "modal" as const, title: { type: "plain_text" as const, text: "No" }, blocks: [] };
  expect(await errorOf(app.client.views.update({ token, view_id: home().id, view: modal }))).toBe("invalid_arguments");
  expect(await errorOf(app.client.views.update({ token, view_id: home().id, view: homeOf(3) }))).toBe("ok");
  expect(textOf(home().blocks)).toContain("Counted 3");
});
