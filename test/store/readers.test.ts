// Who may read what was shared: librarians and admins what was shared with them, and in a channel only those who are in it.
import { describe, expect, it } from "vitest";
import type { ChannelId } from "../../src/domain/ids.js";
import { countShared, pageOfShared, sharedAnswers, sharedReflection } from "../../src/store/reflection-list.js";
import { sharedRoadblocks } from "../../src/store/roadblocks.js";
import { LIBRARIAN, NOW } from "../support/database.js";
import { type At, later, openSchool, post, reflect } from "../support/reflected-rows.js";

const LEADERSHIP = "C0SECRET001" as ChannelId;
const STAFF = "C0STAFF0001" as ChannelId;

/** Everything that a reader gets, by the ids of the reflections it comes from. */
async function read({ db, school }: At, channels: string[], ids: readonly string[]) {
  const reader = { channels };
  const [page, roadblocks, answers, total] = await Promise.all([
    pageOfShared(db, school, { page: 0, reader }),
    sharedRoadblocks(db, school, reader),
    sharedAnswers(db, school, { sheet: "roadblocks", questions: ["explain-1"], since: NOW, reader }),
    countShared(db, school, reader),
  ]);
  const single = await Promise.all(ids.map((id) => sharedReflection(db, school, { id, reader })));
  return {
    listed: page.reflections.map(({ id }) => id).sort(),
    single: single.flatMap((found) => found?.id ?? []).sort(),
    roadblocks: roadblocks.map(({ reflection }) => reflection).sort(),
    answers: answers.map(({ answer }) => answer).sort(),
    totals: [page.total, total],
  };
}

describe("a reader", () => {
  it("gets what was shared with librarians and admins, and in channels only what was posted where they are", async () => {
    const at = await openSchool();
    const mine = await reflect(at);
    const answers = (explain: string) => ({ "category-1": "culture", "explain-1": explain });
    const shared = await reflect(at, { audience: "librarians", answers: answers("for librarians") });
    const posted = await post(at, { channel: LEADERSHIP, person: LIBRARIAN, answers: answers("in leadership") });
    const ids = [mine, shared, posted];
    expect(await read(at, [], ids)).toEqual({
      ...{ listed: [shared], single: [shared], roadblocks: [shared] },
      ...{ answers: ["for librarians"], totals: [1, 1] },
    });
    expect(await read(at, [STAFF], ids)).toEqual(await read(at, [], ids));
    const both = [shared, posted].sort();
    expect(await read(at, [STAFF, LEADERSHIP], ids)).toEqual({
      ...{ listed: both, single: both, roadblocks: both },
      ...{ answers: ["for librarians", "in leadership"], totals: [2, 2] },
    });
  });

  it("gets nothing of a post that Slack didn't confirm", async () => {
    const at = await openSchool();
    const id = await reflect(at, { audience: "channel", channel: STAFF });
    expect(await read(at, [STAFF], [id])).toMatchObject({ listed: [], single: [], roadblocks: [], answers: [] });
  });

  it("gets a person's last answers among those they may read, not among all", async () => {
    const at = await openSchool();
    await reflect(at, { audience: "librarians", answers: { "category-1": "culture", "explain-1": "earlier" } });
    const answers = { "category-1": "culture", "explain-1": "later, elsewhere" };
    const posted = await post(at, { channel: LEADERSHIP, answers, now: later(1000) });
    expect((await read(at, [], [posted])).answers).toEqual(["earlier"]);
    expect((await read(at, [LEADERSHIP], [posted])).answers).toEqual(["later, elsewhere"]);
  });
});
