// Where an answer appears when the first way to show it fails: in the same conversation if possible, and once.
import { describe, expect, it } from "vitest";
import { lastWhisper } from "../support/asking.js";
import { type School, STAFF, startSchool, TESS } from "../support/school.js";
import { expectGoodMessages } from "../support/words.js";

const methodsOf = ({ slack }: School) => slack.calls.map(({ method }) => method);

describe("the answer to a command", () => {
  async function askWithoutResponseUrl(channel: (school: School) => string): Promise<School> {
    const school = await startSchool();
    school.slack.faults.always("response_url", { kind: "status", status: 404 });
    await school.slack.as(TESS).command("/unit", "help", { channel: channel(school) });
    await school.slack.settle();
    return school;
  }

  it("typed in a channel is whispered there when the response_url no longer works", async () => {
    const school = await askWithoutResponseUrl(() => STAFF);
    expect(lastWhisper(school)).toMatchObject({ channel: STAFF });
    expect(school.slack.directMessagesTo(TESS)).toEqual([]);
    expectGoodMessages(school);
  });

  it("typed in the conversation with Bookend comes as a message: whispers there vanish with the next reload", async () => {
    const school = await askWithoutResponseUrl(({ slack }) => slack.as(TESS).directChannel);
    expect(school.slack.directMessagesTo(TESS).map(({ text }) => text.split("\n")[0])).toEqual(["What Bookend can do"]);
    expect(methodsOf(school)).not.toContain("chat.postEphemeral");
    expectGoodMessages(school);
  });
});

describe("a form whose opening Slack did not confirm", () => {
  it("is open: a trigger works once, so the second try only finds that out", async () => {
    const school = await startSchool();
    school.slack.faults.next("views.open", { kind: "lostReply" });
    await school.slack.as(TESS).command("/unit", "log", { channel: STAFF });
    await school.slack.settle();
    expect(school.slack.as(TESS).modals()).toHaveLength(1);
    expect(methodsOf(school).filter((method) => method === "views.open")).toHaveLength(2);
    expect(school.slack.whispersTo(TESS)).toEqual([]);
    expectGoodMessages(school);
  });
});
