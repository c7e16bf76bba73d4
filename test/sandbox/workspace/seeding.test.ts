// Seeding a workspace, and the events the app gets from it: only those it subscribed to.
import { afterEach, describe, expect, it } from "vitest";
import type { WorkspaceOptions } from "../../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../../sandbox/workspace/workspace.js";
import { type ApiStage, clientOf, startApiStage } from "./web-api/stage.js";

let workspace: Workspace | undefined;

async function start(options: WorkspaceOptions = {}): Promise<ApiStage> {
  const stage = await startApiStage(options);
  workspace = stage.workspace;
  return stage;
}

afterEach(() => workspace?.close());

const HOUR_MS = 60 * 60 * 1000;

describe("a message of an earlier run", () => {
  it("is in its channel again, the app can change it, and later messages follow it", async () => {
    const now = () => new Date("2026-11-10T15:00:00Z");
    const { workspace, staff, tess } = await start({ now, events: [] });
    const earlier = { channel: staff, ts: "1794322800.000000", text: "Report", blocks: [], metadata: undefined };
    const later = { ...earlier, ts: `${Date.parse("2027-01-05T13:00:00Z") / 1000}.000100`, text: "Next report" };
    workspace.restoreMessage(earlier);
    workspace.restoreMessage(later);
    await workspace.as(tess).say(staff, "Thank you");
    const [first, second, third] = workspace.messagesIn(staff);
    expect([first, second]).toMatchObject([earlier, later]);
    expect(first?.botId).toBe(workspace.botId);
    expect(Number(third?.ts)).toBeGreaterThan(Number(later.ts));
    await clientOf(workspace).chat.update({ channel: staff, ts: later.ts, text: "Changed" });
    expect(workspace.messagesIn(staff)[1]).toMatchObject({ ts: later.ts, text: "Changed" });
  });
});

describe("an app", () => {
  const hear = async (options: WorkspaceOptions) => {
    const { workspace, staff, tess, lee } = await start(options);
    // Nothing answers at this address, but the workspace records what it sent.
    workspace.sendTo("http://127.0.0.1:1/");
    await workspace.as(tess).say(staff, "Good morning");
    await workspace.as(tess).openHome();
    await workspace.updatePerson(lee, { realName: "Lee Marsh" });
    return workspace.exchanges.map(({ request }) => (request.payload.event as { type?: string }).type);
  };

  it("hears every event if its events aren't listed", async () => {
    expect(await hear({})).toEqual(["message", "app_home_opened", "user_change"]);
  });

  it.each([
    [["message.channels"], ["message"]],
    [["message.im", "app_home_opened"], ["app_home_opened"]],
    [["user_change"], ["user_change"]],
    [[], []],
  ])("that subscribed to %j hears %j", async (events, types) => {
    expect(await hear({ events })).toEqual(types);
  });
});

describe("every exchange and call", () => {
  it("says when it ended and how long it took", async () => {
    const startMs = Date.parse("2026-11-10T15:00:00Z");
    const { workspace, client, staff, tess } = await start({ now: () => new Date(startMs + HOUR_MS) });
    workspace.sendTo("http://127.0.0.1:1/");
    await workspace.as(tess).say(staff, "Good morning");
    await client.chat.postMessage({ channel: staff, text: "Hi" });
    expect(workspace.exchanges[0]?.at).toEqual(new Date(startMs + HOUR_MS));
    expect(workspace.calls[0]).toMatchObject({ method: "chat.postMessage", ms: expect.any(Number) });
  });
});
