// A file for the person who asked: answered at once, made after that, sent once, and nothing of it stays on this machine.
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { stopFileLink } from "../../../src/slack/define/stop-file.js";
import { BYTES, held, startSending } from "../../support/sending-files.js";
import { waitUntil } from "../../support/waiting.js";

/** The one message there is. */
function only(messages: readonly Message[]): Message {
  const [message, ...others] = messages;
  if (!message || others.length > 0) throw new Error(`There are ${messages.length} messages.`);
  return message;
}

it("acks at once, says that it is making the file, and sends it to the one who asked", async () => {
  const { tess, omar, maker, done, texts, files, left } = await startSending();
  const { begun, go } = held(maker);
  const { status } = await tess.command("/unit", "export pdf");
  expect(status).toBe(200);
  await begun();
  expect(texts()).toEqual(["Making October report (pdf)."]);
  go();
  await done();
  expect(texts()).toEqual(["The report of October: 14 units &lt;ok&gt;."]);
  expect(files()).toEqual([{ name: "october.pdf", title: "October report (pdf)", bytes: Buffer.from(BYTES) }]);
  expect(files(omar)).toEqual([]);
  expect(left()).toEqual([]);
});

it("says where they asked that the file comes to their messages", async () => {
  const { slack, tess, staff, done, files } = await startSending();
  await tess.command("/unit", "export", { channel: staff });
  await done();
  expect(slack.whispersTo(tess.id).map(({ text }) => text)).toEqual([
    "Making October report (pdf). You'll get it in your messages with Bookend.",
  ]);
  expect(slack.messagesIn(staff)).toEqual([]);
  expect(files()).toHaveLength(1);
});

it("sends a file from a path, which only its owner could read while it was there", async () => {
  const { tess, maker, done, files, left, root } = await startSending();
  const modes: number[] = [];
  maker.make = async ({ pathOf }) => {
    const path = pathOf("../units/of:all.csv");
    writeFileSync(path, BYTES);
    modes.push(...[root, join(path, ".."), join(path, "../..")].map((folder) => statSync(folder).mode & 0o777));
    expect(path.startsWith(root)).toBe(true);
    return { path };
  };
  await tess.command("/unit", "export csv");
  await done();
  expect(files().map(({ bytes }) => bytes)).toEqual([Buffer.from(BYTES)]);
  expect(modes).toEqual([0o700, 0o700, 0o700]);
  expect(left()).toEqual([]);
});

it("redraws the one message with how far it is, and not for every row", async () => {
  const { slack, tess, maker, done } = await startSending({ redrawMs: 40 });
  const { begun, go } = held(maker);
  await tess.command("/unit", "export");
  const { progress } = await begun();
  for (let row = 0; row <= 12_000; row++) progress(row, 40_000);
  const updates = () => slack.calls.filter(({ method }) => method === "chat.update").map(({ args }) => args.text);
  await waitUntil(() => expect(updates()).toEqual(["Making October report (pdf): 12,000 of 40,000."]));
  progress(50_000, undefined);
  await waitUntil(() => expect(updates()).toHaveLength(2));
  expect(updates().at(-1)).toBe("Making October report (pdf): 50,000 so far.");
  go();
  await done();
  expect(slack.calls.filter(({ method }) => method === "chat.postMessage")).toHaveLength(1);
});

it("stops when the person says so, and then makes another one", async () => {
  const { tess, maker, done, texts, files, left, inbox } = await startSending();
  const { begun, go } = held(maker);
  await tess.command("/unit", "export");
  const { signal, pathOf } = await begun();
  await tess.click(only(inbox()), stopFileLink.name);
  await done();
  expect(signal.aborted).toBe(true);
  expect(texts()).toEqual(["Stopped. I didn't make October report (pdf)."]);
  // What it still writes has nowhere to go.
  expect(() => writeFileSync(pathOf("late.csv"), "late")).toThrow("ENOENT");
  go();
  await done();
  maker.make = async () => ({ bytes: BYTES });
  await tess.command("/unit", "export");
  await done();
  expect(files()).toHaveLength(1);
  expect(left()).toEqual([]);
});

it("lets nobody else stop it, whatever they claim to have clicked", async () => {
  const { slack, tess, omar, staff, maker, done, files, inbox } = await startSending();
  const { begun, go } = held(maker);
  await tess.command("/unit", "export");
  await begun();
  const { value } = JSON.parse(JSON.stringify(only(inbox()).blocks[1])).elements[0];
  const { request } = await omar.command("/unit", "choose", { channel: staff });
  const { trigger_id, response_url } = request.payload;
  await slack.deliver("interaction", {
    ...{ type: "block_actions", trigger_id, response_url },
    team: { id: slack.teamId },
    user: { id: omar.id, team_id: slack.teamId },
    channel: { id: staff, name: "staff" },
    container: { type: "message", message_ts: "1.000001", channel_id: staff, is_ephemeral: true },
    actions: [{ type: "button", action_id: stopFileLink.name, block_id: "b", value, action_ts: "1.000002" }],
  });
  await waitUntil(() =>
    expect(slack.whispersTo(omar.id).at(-1)?.text).toBe(
      "I'm not making this file anymore. If it isn't below, ask again.",
    ),
  );
  go();
  await done();
  expect(files()).toHaveLength(1);
});

it("makes one file when a request comes twice, and one at a time for a person", async () => {
  const { slack, tess, omar, staff, maker, done, files } = await startSending();
  const { begun, go } = held(maker);
  await tess.command("/unit", "choose", { channel: staff });
  await slack.settle();
  const clicked = await tess.click(only(slack.whispersTo(tess.id)), "download-it:pdf");
  await begun();
  await clicked.repeat();
  await tess.command("/unit", "export csv", { channel: staff });
  await waitUntil(() =>
    expect(slack.whispersTo(tess.id).at(-1)?.text).toContain(
      "I'm already making October report (pdf) for you. Wait for it, or stop it.",
    ),
  );
  go();
  await done();
  await clicked.repeat();
  await done();
  expect(files()).toHaveLength(1);
  expect(slack.whispersTo(tess.id).at(-1)?.text).toContain("You already asked for October report (pdf) here.");
  // Another person, or another request, gets its own.
  maker.make = async () => ({ bytes: BYTES });
  await omar.command("/unit", "export csv");
  await tess.command("/unit", "export csv");
  await done();
  expect([files(omar).length, files().length]).toEqual([1, 2]);
});
