// People, called with Slack's own client.

import type { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Workspace } from "../../../../sandbox/workspace/workspace.js";
import { errorOf, startApiStage } from "./stage.js";

let workspace: Workspace;
let client: WebClient;
beforeAll(async () => {
  ({ workspace, client } = await startApiStage({ now: () => new Date("2026-10-30T12:00:00Z") }));
});
afterAll(() => workspace.close());

test("people are listed in pages, each with their kind", async () => {
  const guest = workspace.addPerson({ name: "gus", isGuest: true, locale: "de-DE" }).id;
  const names: (string | undefined)[] = [];
  for await (const page of client.paginate("users.list", { limit: 2 })) {
    names.push(...(page as unknown as { members: { name: string }[] }).members.map((member) => member.name));
  }
  expect(names).toEqual(["bookend", "tess", "lee", "gus"]);
  const { user } = await client.users.info({ user: guest, include_locale: true });
  expect(user).toMatchObject({ is_restricted: true, locale: "de-DE", tz: "America/New_York", tz_offset: -14_400 });
  expect(await errorOf(client.users.info({ user: "U404" }))).toBe("user_not_found");
});
