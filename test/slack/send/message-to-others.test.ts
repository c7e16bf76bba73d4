// Messages to others: Bookend saves where each one is, or tells the person that it couldn't.
import { expect, it, onTestFinished } from "vitest";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import { createClients, createSlackLogger } from "../../../src/slack/api/clients.js";
import { Refusal } from "../../../src/slack/define/refusal.js";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { sendToChannel } from "../../../src/slack/send/message-to-others.js";
import { chartsInMemory } from "../../support/charts.js";

const CHANNEL = "C0STAFF0001";

/** Posts a message whose ts can't be saved for this many tries. */
async function postWithFailures(failures: number) {
  const slack = await startWorkspace();
  onTestFinished(() => slack.close());
  slack.addChannel({ id: CHANNEL, name: "all-staff", botIsMember: true });
  const logger = createSlackLogger({ warn: () => {}, error: () => {} });
  const clients = createClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger });
  const savedTs: string[] = [];
  let failuresLeft = failures;
  const saveTs = async (ts: string) => {
    failuresLeft -= 1;
    if (failuresLeft >= 0) throw new Error("The database is busy.");
    savedTs.push(ts);
  };
  const message = toMessage(paragraph("Time"));
  const error = await sendToChannel(
    { ...clients, charts: chartsInMemory() },
    {
      kind: "channelMessage",
      channel: CHANNEL,
      message,
      onSent: saveTs,
    },
  ).catch((e: unknown) => e);
  return { posted: slack.messagesIn(CHANNEL).map(({ ts }) => ts), savedTs, error };
}

it.each([0, 1])("the ts of a message is saved, even if the database was busy %i times", async (failures) => {
  const { posted, savedTs, error } = await postWithFailures(failures);
  expect(posted).toHaveLength(1);
  expect(savedTs).toEqual(posted);
  expect(error).toBeUndefined();
});

it("a ts that can't be saved is reported, because no one can change the message later", async () => {
  const { posted, savedTs, error } = await postWithFailures(2);
  expect([posted.length, savedTs]).toEqual([1, []]);
  expect(error).toBeInstanceOf(Refusal);
  expect(String(error)).toContain("It's posted, but I couldn't save where");
});
