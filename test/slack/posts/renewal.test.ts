// Redrawing a post in place.
import { describe, expect, it } from "vitest";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { updatePost } from "../../../src/slack/posts/renewal.js";
import { findPost } from "../../../src/slack/posts/search.js";
import { chartsInMemory } from "../../support/charts.js";
import { CHANNEL, MARK, sendMarked, startChannel } from "../../support/posting.js";

describe("redrawing", () => {
  const charts = chartsInMemory();
  const updated = toMessage(paragraph("15 units supported"));

  it("changes the message in place, and its mark stays", async () => {
    const { slack, client } = await startChannel();
    const result = await sendMarked(client);
    const ts = result.kind === "sent" ? result.ts : "";
    await updatePost({ client, charts }, { channel: CHANNEL, ts, message: updated, mark: MARK, size: 0 });
    expect(slack.messagesIn(CHANNEL)).toMatchObject([{ ts, text: "15 units supported" }]);
    expect(await findPost(client, { channel: CHANNEL, ...MARK, since: new Date(0) })).toMatchObject({
      kind: "found",
      ts,
    });
    expect(slack.problems).toEqual([]);
  });

  it("ignores a post that is gone, and throws an error that a retry may fix", async () => {
    const { slack, client } = await startChannel();
    const job = { channel: CHANNEL, ts: "1.000001", message: updated, mark: MARK, size: 0 };
    await updatePost({ client, charts }, job);
    slack.faults.next("chat.update", { kind: "status", status: 500 });
    await expect(updatePost({ client, charts }, job)).rejects.toThrow("500");
    expect(slack.messagesIn(CHANNEL)).toEqual([]);
    expect(slack.problems).toEqual([]);
  });
});
