// What others see, once it stands there: it has to be written down where, or the person is told.
import { expect, it, onTestFinished } from "vitest";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import { createClients, createSlackLogger } from "../../../src/slack/api/clients.js";
import { Refusal } from "../../../src/slack/define/refusal.js";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { sendToChannel } from "../../../src/slack/send/message-to-others.js";

const CHANNEL = "C0STAFF0001";

/** Posts something whose place cannot be written down this many times. */
async function postWhere(failures: number) {
  const slack = await startWorkspace();
  onTestFinished(() => slack.close());
  slack.addChannel({ id: CHANNEL, name: "all-staff", botIsMember: true });
  const logger = createSlackLogger({ warn: () => {}, error: () => {} });
  const clients = createClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger });
  const kept: string[] = [];
  let left = failures;
  const sent = async (ts: string) => {
    left -= 1;
    if (left >= 0) throw new Error("The database is busy.");
    kept.push(ts);
  };
  const message = toMessage(paragraph("Time"));
  const error = await sendToChannel(clients, { kind: "channelMessage", channel: CHANNEL, message, onSent: sent }).catch(
    (e: unknown) => e,
  );
  return { posted: slack.messagesIn(CHANNEL).map(({ ts }) => ts), kept, error };
}

it.each([0, 1])("is written down, also when the database was busy %i times", async (failures) => {
  const { posted, kept, error } = await postWhere(failures);
  expect(posted).toHaveLength(1);
  expect(kept).toEqual(posted);
  expect(error).toBeUndefined();
});

it("that cannot be written down is said, for nobody can change it later", async () => {
  const { posted, kept, error } = await postWhere(2);
  expect([posted.length, kept]).toEqual([1, []]);
  expect(error).toBeInstanceOf(Refusal);
  expect(String(error)).toContain("It's posted, but I couldn't save where");
});
