// Who people are and what a channel is, as Slack shows them, and what happens when Slack does not answer.
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import { createClients } from "../../../src/slack/api/clients.js";
import { createDirectory, type Directory, withDeadline } from "../../../src/slack/api/directory.js";
import { readPerson } from "../../../src/slack/api/person.js";
import { SlackUnavailable } from "../../../src/slack/api/slack-unavailable.js";
import {
  ADMIN,
  fillWithPeople,
  GONE,
  GRADE_4,
  GUEST,
  LEE,
  OMAR,
  PAT,
  ROBOT,
  SECRET,
  STAFF,
  STRANGER,
  TESS,
} from "../../support/school.js";

const silent = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, setName() {}, getLevel: () => "info" };

async function startDirectory() {
  const slack = await startWorkspace();
  onTestFinished(() => slack.close());
  fillWithPeople(slack);
  const { lookup } = createClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger: silent as never });
  return { slack, directory: createDirectory(lookup, slack.teamId) };
}

describe("a person", () => {
  it.each([
    [TESS, "member", false],
    [PAT, "member", true],
    [GUEST, "guest", false],
    [GONE, "deactivated", false],
    [ROBOT, "bot", false],
    [STRANGER, "stranger", false],
  ])("%s is a %s", async (id, standing, slackAdmin) => {
    const { slack, directory } = await startDirectory();
    expect(await directory.person(id)).toMatchObject({ id, standing, slackAdmin });
    expect(slack.problems).toEqual([]);
  });

  it("Slack does not know is undefined", async () => {
    const { directory } = await startDirectory();
    expect(await directory.person("U0NOBODY001")).toBeUndefined();
  });

  it.each([
    ["deactivated", { deleted: true, is_bot: true }],
    ["bot", { id: "USLACKBOT" }],
    ["stranger", { team_id: "T2" }],
    ["stranger", { is_stranger: true, is_restricted: true }],
    ["member", { team_id: "T2", enterprise_user: { teams: ["T2", "T1"] } }],
    ["stranger", { team_id: "T2", enterprise_user: { teams: ["T2"] } }],
    ["guest", { is_ultra_restricted: true, is_admin: true }],
    ["member", { team_id: "T1" }],
    ["member", {}],
  ])("is a %s when Slack says %j", (standing, user) => {
    expect(readPerson(user, "T1").standing).toBe(standing);
  });

  it.each([
    [{ profile: { display_name: "Tess", real_name: "Tess Teacher" }, name: "tess" }, "Tess"],
    [{ profile: { display_name: "", real_name: "Tess Teacher" }, name: "tess" }, "Tess Teacher"],
    [{ real_name: "Tess T.", name: "tess" }, "Tess T."],
    [{ name: "tess" }, "tess"],
    [{ id: "U1" }, "U1"],
  ])("%j is called %s", (user, name) => {
    expect(readPerson(user, "T1").name).toBe(name);
  });
});

describe("a member of two workspaces of one organization", () => {
  const [MARA, OTHER] = ["U0GRIDMEM01", "T0000000099"];
  afterEach(() => void vi.useRealTimers());

  it("who has left the other one is no longer let in while Slack is away", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const { slack, directory } = await startDirectory();
    const pass = (minutes: number) => vi.advanceTimersByTime(minutes * 60 * 1000);
    slack.addPerson({ id: MARA, name: "Mara", teamId: OTHER, teams: [OTHER, slack.teamId] });
    expect(await directory.isAlsoIn(MARA, OTHER)).toBe(true);
    pass(11);
    slack.faults.always("users.info", { kind: "status", status: 503 });
    // Slack said yes before, and doesn't say anything else.
    expect(await directory.isAlsoIn(MARA, OTHER)).toBe(true);
    slack.faults.clear();
    await slack.updatePerson(MARA, { teams: [slack.teamId], teamId: slack.teamId });
    expect(await directory.isAlsoIn(MARA, OTHER)).toBe(false);
    slack.faults.always("users.info", { kind: "status", status: 503 });
    await expect(directory.isAlsoIn(MARA, OTHER)).rejects.toThrow(SlackUnavailable);
  });
});

describe("the admins", () => {
  it.each([
    [{ is_admin: true }, true],
    [{ is_owner: true }, true],
    [{ is_primary_owner: true }, true],
    [{}, false],
  ])("are admins and owners of any kind: %j is %s", (user, slackAdmin) => {
    expect(readPerson(user, "T1").slackAdmin).toBe(slackAdmin);
  });

  it("are Slack's and no one else", async () => {
    const { directory } = await startDirectory();
    expect((await directory.admins()).map((person) => person.id)).toEqual([PAT]);
  });
});

describe("a channel", () => {
  it.each([
    [ADMIN, undefined],
    [GRADE_4, "not-in-channel"],
    [SECRET, "unseen"],
    ["C0NOWHERE01", "unseen"],
  ])("%s has the problem %s", async (id, problem) => {
    const { directory } = await startDirectory();
    expect(await directory.channelProblem(id)).toBe(problem);
  });

  it("that is archived has a problem of its own", async () => {
    const { slack, directory } = await startDirectory();
    slack.archive(ADMIN);
    expect(await directory.channelProblem(ADMIN)).toBe("archived");
  });
});

describe("the members of a channel", () => {
  afterEach(() => void vi.useRealTimers());

  it.each([
    ["Bookend is in", STAFF, [TESS, LEE, PAT, OMAR, GUEST]],
    ["Bookend isn't in", GRADE_4, [TESS, LEE, PAT, OMAR, GUEST]],
    ["Bookend can't see", SECRET, undefined],
  ])("are known for one %s", async (_what, channel, members) => {
    const { slack, directory } = await startDirectory();
    const found = await directory.membersOf(channel);
    expect(found?.filter((id) => id !== slack.botUserId)).toEqual(members);
    expect(slack.problems).toEqual([]);
  });

  it("are all there when Slack lists them on several pages", async () => {
    const { slack, directory } = await startDirectory();
    const many = Array.from({ length: 450 }, (_, n) => `U0MANY${String(n).padStart(4, "0")}`);
    for (const id of many) slack.addPerson({ id, name: id });
    slack.addChannel({ id: "C0MANY00001", name: "many", members: many });
    expect(await directory.membersOf("C0MANY00001")).toEqual(many);
  });

  it("and of the workspace stay known while Slack is away, and are asked for again ten minutes later", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const { slack, directory } = await startDirectory();
    const staff = await directory.members();
    expect(await directory.membersOf(ADMIN)).toContain(LEE);
    slack.kick(ADMIN, LEE);
    vi.advanceTimersByTime(9 * 60 * 1000);
    expect(await directory.membersOf(ADMIN)).toContain(LEE);
    vi.advanceTimersByTime(2 * 60 * 1000);
    slack.faults.always("*", { kind: "status", status: 503 });
    expect(await directory.membersOf(ADMIN)).toContain(LEE);
    expect(await directory.members()).toEqual(staff);
    await expect(directory.membersOf(STAFF)).rejects.toThrow(SlackUnavailable);
    slack.faults.clear();
    expect(await directory.membersOf(ADMIN)).not.toContain(LEE);
  });
});

describe("when Slack does not answer", () => {
  it.each([
    [{ kind: "reset" }],
    [{ kind: "hang" }],
    [{ kind: "html" }],
    [{ kind: "status", status: 503 }],
    [{ kind: "ratelimited", retryAfter: 30 }],
    [{ kind: "error", error: "internal_error" }],
  ] as const)(
    "to any question (%j), the directory says so within two and a half seconds",
    { retry: 2 },
    async (fault) => {
      const { slack, directory } = await startDirectory();
      slack.faults.always("*", fault);
      const lookups = [directory.person(TESS), directory.channelProblem(ADMIN), directory.admins()];
      const before = performance.now();
      const answers = await Promise.allSettled(lookups);
      expect(answers.map((answer) => answer.status === "rejected" && answer.reason)).toEqual([
        expect.any(SlackUnavailable),
        expect.any(SlackUnavailable),
        expect.any(SlackUnavailable),
      ]);
      expect(performance.now() - before).toBeLessThan(2500);
    },
  );
});

describe("a deadline", () => {
  const never = () => new Promise<never>(() => {});
  const unresponsive: Directory = {
    person: never,
    isAlsoIn: never,
    admins: never,
    channelProblem: never,
    recentChannelProblem: never,
    isPublic: never,
    channelsOf: never,
    recentChannelsOf: never,
    members: never,
    membersOf: never,
  };

  it("is the same for all questions: the second does not wait again", async () => {
    const directory = withDeadline(unresponsive, 1000);
    await expect(directory.person(TESS)).rejects.toThrow(SlackUnavailable);
    const before = performance.now();
    await expect(directory.channelProblem(ADMIN)).rejects.toThrow(SlackUnavailable);
    expect(performance.now() - before).toBeLessThan(500);
  });

  it("does not change an answer that comes in time", async () => {
    const directory = withDeadline({ ...unresponsive, channelProblem: async () => "archived" }, 30);
    expect(await directory.channelProblem(ADMIN)).toBe("archived");
  });
});
