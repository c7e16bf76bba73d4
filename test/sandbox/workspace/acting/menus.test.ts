// Menus of conversations, checkboxes and radio buttons: what they offer, what they report, and what they start with.
import type { ConversationsSelect, InputBlock, MultiConversationsSelect, Option } from "@slack/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modalOf, openModal, plain, type Stage, startQuietStage } from "../bolt-app.js";

let stage: Stage;
let secret: string;
let theirs: string;
let sharedChannel: string;
let old: string;
beforeAll(async () => {
  stage = await startQuietStage();
  const { workspace, tess, lee } = stage;
  secret = workspace.addChannel({ name: "library-admin", isPrivate: true, members: [tess] }).id;
  theirs = workspace.addChannel({ name: "principals", isPrivate: true, members: [lee] }).id;
  const guest = workspace.addPerson({ name: "gwen", isStranger: true }).id;
  sharedChannel = workspace.addChannel({ name: "district", members: [tess, guest] }).id;
  old = workspace.addChannel({ name: "old", isArchived: true }).id;
});
afterAll(() => stage.close());

const open = (element: InputBlock["element"], more: Partial<InputBlock> = {}) =>
  openModal(stage, modalOf({ type: "input", block_id: "field", label: plain("Field"), element, ...more }), stage.tess);

const channels = (more: Partial<MultiConversationsSelect> = {}): MultiConversationsSelect => ({
  type: "multi_conversations_select",
  action_id: "field",
  ...more,
});

const options: Option[] = ["plan", "teach", "assess"].map((value) => ({ text: plain(value), value }));

describe("a menu of several conversations", () => {
  it("offers public channels, this person's private ones, and the conversation with the app", async () => {
    const tess = await open(channels());
    const chosen = [stage.staff, secret, tess.directChannel];
    await tess.fill({ field: chosen });
    expect(tess.modal()?.state.field?.field).toEqual({
      type: "multi_conversations_select",
      selected_conversations: chosen,
    });
    await tess.fill({ field: [secret] });
    expect(tess.modal()?.values.field).toEqual([secret]);
  });

  it.each([
    ["someone else's private one", () => theirs, {}],
    ["an archived one", () => old, {}],
    ["one that doesn't exist", () => "C404", {}],
    ["a kind its filter excludes", () => secret, { filter: { include: ["public"] } }],
    [
      "the app when its filter excludes bots",
      () => stage.workspace.as(stage.tess).directChannel,
      { filter: { exclude_bot_users: true } },
    ],
    [
      "a shared one when its filter excludes those",
      () => sharedChannel,
      { filter: { exclude_external_shared_channels: true } },
    ],
  ] as [string, () => string, Partial<MultiConversationsSelect>][])("doesn't offer %s", async (_what, id, more) => {
    const tess = await open(channels(more));
    await expect(tess.fill({ field: [id()] })).rejects.toThrow(`does not offer ${id()}`);
  });

  it("accepts no more than its limit", async () => {
    const tess = await open(channels({ max_selected_items: 1 }));
    await expect(tess.fill({ field: [stage.staff, secret] })).rejects.toThrow("no one can choose more than 1");
  });

  it("when cleared, is an error if required and an empty list if not", async () => {
    const tess = await open(channels({ initial_conversations: [stage.staff] }));
    await tess.fill({ field: [] });
    expect((await tess.submit()).refused).toEqual({ field: "Please complete this required field." });
    const again = await open(channels({ initial_conversations: [stage.staff] }), { optional: true });
    await again.fill({ field: [] });
    const { request } = await again.submit();
    expect(request.payload.view).toMatchObject({
      state: { values: { field: { field: { selected_conversations: [] } } } },
    });
  });
});

describe("a menu that starts with the current conversation", () => {
  const beginAt = async (channel: string | undefined, element: MultiConversationsSelect | ConversationsSelect) => {
    const { workspace, app } = stage;
    const tess = workspace.as(stage.tess);
    const { request } = await (channel ? tess.command("/unit", "", { channel }) : tess.shortcut("open"));
    const view = modalOf({ type: "input", block_id: "field", label: plain("Field"), element });
    await app.client.views.open({ trigger_id: String(request.payload.trigger_id), view });
    return tess.modal()?.values.field;
  };
  const here = { action_id: "field", default_to_current_conversation: true } as const;

  it("starts with it chosen, alone or as the first of several", async () => {
    expect(await beginAt(secret, { type: "conversations_select", ...here })).toBe(secret);
    expect(await beginAt(secret, { type: "multi_conversations_select", ...here })).toEqual([secret]);
  });

  it("starts empty if it doesn't offer it or if there is no current conversation", async () => {
    const filter = { include: ["public" as const] };
    expect(await beginAt(secret, { type: "conversations_select", ...here, filter })).toBeNull();
    expect(await beginAt(undefined, { type: "multi_conversations_select", ...here })).toEqual([]);
  });

  it("starts with the app's own choice, if there is one", async () => {
    const menu = { ...here, initial_conversation: stage.staff };
    expect(await beginAt(secret, { type: "conversations_select", ...menu })).toBe(stage.staff);
  });
});

describe("checkboxes", () => {
  it("report the checked options in full, and none when all are cleared", async () => {
    const tess = await open({
      type: "checkboxes",
      action_id: "field",
      options,
      initial_options: [options[0] as Option],
    });
    expect(tess.modal()?.values.field).toEqual(["plan"]);
    await tess.fill({ field: ["plan", "assess"] });
    expect(tess.modal()?.state.field?.field).toEqual({
      type: "checkboxes",
      selected_options: [options[0], options[2]],
    });
    await tess.fill({ field: [] });
    expect((await tess.submit()).refused).toEqual({ field: "Please complete this required field." });
    await expect(tess.fill({ field: ["sleep"] })).rejects.toThrow('has no option "sleep"');
    await expect(tess.fill({ field: "plan" })).rejects.toThrow("takes a list");
  });
});

describe("radio buttons", () => {
  it("in a field are sent with the rest of the form", async () => {
    const tess = await open({ type: "radio_buttons", action_id: "field", options });
    expect(await tess.fill({ field: "teach" })).toEqual([]);
    expect(tess.modal()?.values.field).toBe("teach");
  });

  it("next to a text are sent right away and stay chosen in the view", async () => {
    const accessory = { type: "radio_buttons" as const, action_id: "how", options };
    const view = modalOf({ type: "section", block_id: "field", text: plain("How did it go?"), accessory });
    const tess = await openModal(stage, view, stage.tess);
    const [filled] = await tess.fill({ field: "teach" });
    expect(filled?.request.payload).toMatchObject({
      actions: [{ type: "radio_buttons", block_id: "field", action_id: "how", selected_option: options[1] }],
    });
    const modal = tess.modal() ?? expect.fail("no modal");
    const exchange = await tess.click(modal, "how", { value: "assess" });
    expect(exchange.request.payload.view).toMatchObject({
      state: { values: { field: { how: { selected_option: options[2] } } } },
    });
  });
});
