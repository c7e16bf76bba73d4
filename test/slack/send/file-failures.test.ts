// A file that doesn't arrive: the person reads why, nothing stays on this machine, and asking again works.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { Refusal } from "../../../src/slack/define/refusal.js";
import { BYTES, held, startSending } from "../../support/sending-files.js";
import { waitUntil } from "../../support/waiting.js";

const REQUIRED = ["chat:write", "commands"];
const error = (name: string): Fault => ({ kind: "error", error: name });
const NO_ANSWER = "Slack didn't take the file. Please ask again in a minute.";

it("says so to the person and to the admins if the app lacks the scope", async () => {
  const { tess, done, texts, told, left } = await startSending({ scopes: REQUIRED, optionalScopes: ["files:write"] });
  await tess.command("/unit", "export");
  await done();
  expect(texts()).toEqual([
    "I couldn't send you October report (pdf): Slack doesn't let me send files yet. A workspace admin has to reinstall Bookend with the scope files:write.",
  ]);
  expect(told).toEqual(["files:write"]);
  expect(left()).toEqual([]);
});

it.each<[string, string, Fault, number, string]>([
  ["takes no files", "files.getUploadURLExternal", error("file_uploads_disabled"), 1, "doesn't let apps send files"],
  [
    "takes no file of this size",
    "files.getUploadURLExternal",
    error("file_upload_size_restricted"),
    1,
    "it's bigger than",
  ],
  [
    "limits the rate for an hour",
    "files.getUploadURLExternal",
    { kind: "ratelimited", retryAfter: 3600 },
    1,
    "limiting",
  ],
  ["answers with a page", "files.getUploadURLExternal", { kind: "html" }, 9, NO_ANSWER],
  ["doesn't take the bytes", "file_upload", { kind: "status", status: 500 }, 3, NO_ANSWER],
  ["breaks the connection", "file_upload", { kind: "reset" }, 3, NO_ANSWER],
  ["doesn't let it be shared", "files.completeUploadExternal", error("restricted_action"), 1, "doesn't let apps send"],
  ["doesn't know the file", "files.completeUploadExternal", error("file_not_found"), 1, "tell the person who runs"],
])("says so if Slack %s", async (_what, method, fault, times, words) => {
  const { slack, tess, done, texts, files, left, logged } = await startSending();
  slack.faults.next(method, fault, times);
  await tess.command("/unit", "export");
  await done();
  expect(texts()).toEqual([expect.stringContaining("I couldn't send you October report (pdf): ")]);
  expect(texts()[0]).toContain(words);
  expect(logged.join()).toContain("send a file");
  expect(left()).toEqual([]);
  slack.faults.clear();
  await tess.command("/unit", "export");
  await done();
  expect(files()).toHaveLength(1);
});

it.each<[string, string, Fault, number]>([
  ["limits the rate for a second", "files.getUploadURLExternal", { kind: "ratelimited", retryAfter: 1 }, 1],
  ["limits the rate as it is shared", "files.completeUploadExternal", { kind: "ratelimited", retryAfter: 1 }, 1],
  ["loses the answer to an upload", "file_upload", { kind: "lostReply" }, 1],
  ["fails twice", "file_upload", { kind: "status", status: 503 }, 2],
])("sends it once if Slack %s", async (_what, method, fault, times) => {
  const { slack, tess, done, files, texts } = await startSending();
  slack.faults.next(method, fault, times);
  await tess.command("/unit", "export");
  await done();
  expect(files()).toHaveLength(1);
  expect(texts()).toHaveLength(1);
});

it("doesn't share it a second time if Slack's confirmation is lost", async () => {
  const { slack, tess, done, texts, files } = await startSending();
  slack.faults.next("files.completeUploadExternal", { kind: "lostReply" });
  await tess.command("/unit", "export");
  await done();
  expect(files()).toHaveLength(1);
  expect(texts()[0]).toBe(
    "I made October report (pdf): Slack didn't confirm the file. If it isn't below in a minute, ask again.",
  );
});

it("sends nothing anywhere but to Slack", async () => {
  const { slack, tess, done, texts } = await startSending();
  const elsewhere = { ok: true, upload_url: "http://127.0.0.1:9/steal", file_id: "F0000000001" };
  slack.faults.next("files.getUploadURLExternal", { kind: "answer", answer: elsewhere });
  await tess.command("/unit", "export");
  await done();
  expect(texts()[0]).toContain("Slack didn't take the file. Please tell the person who runs Bookend.");
});

it.each<[string, Error, string]>([
  ["a no", new Refusal("There are no units in October."), "There are no units in October."],
  ["a bug", new Error("boom"), "something broke on my end (ref 7F3K)."],
  ["a full disk", Object.assign(new Error("no space"), { code: "ENOSPC" }), "the disk of the machine"],
  ["a full disk of a worker", new Error("w", { cause: Object.assign(new Error(), { code: "ENOSPC" }) }), "the disk of"],
])("says why it wasn't made: %s", async (_what, thrown, words) => {
  const { tess, maker, done, texts, left } = await startSending();
  maker.make = async ({ pathOf }) => {
    writeFileSync(pathOf("half.csv"), "half");
    throw thrown;
  };
  await tess.command("/unit", "export");
  await done();
  expect(texts()).toEqual([expect.stringContaining(`I couldn't make October report (pdf): ${words}`)]);
  expect(left()).toEqual([]);
});

it("makes nothing if its message doesn't arrive", async () => {
  const { slack, tess, staff, maker, done } = await startSending();
  const { go } = held(maker);
  slack.faults.next("chat.postMessage", error("restricted_action"));
  await tess.command("/unit", "export", { channel: staff });
  await done();
  expect(slack.whispersTo(tess.id).at(-1)?.text).toContain("I couldn't reach you with a message");
  go();
  await done();
  expect(slack.directMessagesTo(tess.id)).toEqual([]);
});

it("says that it was stopped if the process ends, and takes no new request", async () => {
  const { slack, tess, omar, staff, maker, jobs, done, texts, left } = await startSending();
  const { begun } = held(maker);
  await tess.command("/unit", "export");
  await begun();
  jobs.stopAll();
  await done();
  expect(texts()).toEqual(["Stopped, because Bookend restarted. Ask again."]);
  expect(left()).toEqual([]);
  await omar.command("/unit", "export", { channel: staff });
  await done();
  expect(slack.whispersTo(omar.id).at(-1)?.text).toContain("Bookend is restarting.");
});

it("says so after a crash, too, and deletes what was left", async () => {
  const { slack, tess, maker, boot, root, done, texts, left } = await startSending();
  const { begun, go } = held(maker);
  await tess.command("/unit", "export");
  await begun();
  const [message] = slack.directMessagesTo(tess.id);
  // As a process leaves it that was killed: with a number that no process has, and what it was making.
  const crashed = join(root, "999999999", "job");
  mkdirSync(crashed, { recursive: true });
  writeFileSync(join(crashed, "notice.json"), JSON.stringify({ channel: message?.channel, ts: message?.ts }));
  writeFileSync(join(crashed, "units.csv"), "half");
  expect(left()).toHaveLength(3);
  await boot().tellLeftovers();
  expect(texts()).toEqual(["Stopped, because Bookend restarted. Ask again."]);
  expect(left().some(({ name }) => name === "units.csv")).toBe(false);
  go();
  await done();
});

it("makes a few at once, and the others when it is their turn", async () => {
  const { slack, staff, tess, omar, maker, done, texts, files } = await startSending();
  const third = slack.as(slack.addPerson({ name: "noor" }).id);
  const going: (() => void)[] = [];
  maker.make = () => new Promise((resolve) => going.push(() => resolve({ bytes: BYTES })));
  for (const person of [tess, omar, third]) await person.command("/unit", "export");
  await waitUntil(() => expect(going).toHaveLength(2));
  await waitUntil(() =>
    expect(texts(third)).toEqual([
      "Waiting to make October report (pdf): I'll start when the files before it are done.",
    ]),
  );
  going[0]?.();
  await waitUntil(() => expect(going).toHaveLength(3));
  for (const go of going) go();
  await done();
  expect([tess, omar, third].map((person) => files(person).length)).toEqual([1, 1, 1]);
  expect(slack.messagesIn(staff)).toEqual([]);
});
