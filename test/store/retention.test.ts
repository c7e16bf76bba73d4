// How long private texts of people who left are kept: as long as the school says, and by default for good.
import { describe, expect, it } from "vitest";
import { asWorkspaceId } from "../../src/domain/ids.js";
import { DAY_MS } from "../../src/domain/time/duration.js";
import { savePerson } from "../../src/store/people.js";
import { deleteByRetention } from "../../src/store/retention.js";
import type { Db } from "../../src/store/sql/database.js";
import { addCanary, CANARY_ID, COLLEAGUE } from "../support/canary-rows.js";
import { addSchool, NOW, openFile } from "../support/database.js";

const OURS = asWorkspaceId("T0000000001");
const THEIRS = asWorkspaceId("T0000000002");
const MONTH = 31 * DAY_MS;
const later = (ms: number) => new Date(NOW.getTime() + ms);

const slackSays = (db: Db, standing: "member" | "deactivated", at: Date, id = CANARY_ID) =>
  savePerson(db, OURS, {
    ...{ id, name: "Canary Whitlock", timeZone: "America/New_York", locale: "en-US", slackAdmin: false },
    ...{ standing, now: at },
  });

/** Two workspaces with the same person. Ours keeps private texts for so many months. */
async function open(retentionMonths: number | null) {
  const { db } = await openFile();
  for (const workspaceId of [OURS, THEIRS]) {
    const { id: schoolId } = await addSchool(db, workspaceId);
    await addCanary(db, { workspaceId, schoolId, now: NOW });
  }
  await db.school.updateMany({ where: { workspaceId: OURS }, data: { retentionMonths } });
  return db;
}

async function left(db: Db, workspaceId = OURS) {
  const [mine, where] = [{ workspaceId, personId: CANARY_ID }, { workspaceId }];
  return {
    private: await db.reflection.count({ where: { ...mine, audience: "me" } }),
    shared: await db.reflection.count({ where: { ...mine, audience: "channel" } }),
    drafts: await db.draft.count({ where: mine }),
    talks: await db.talk.count({ where: mine }),
    evidence: await db.evidenceIndicator.count({ where: mine }),
    imports: await db.figureImport.count({ where: mine }),
    ofOthers:
      (await db.talk.count({ where })) + (await db.draft.count({ where })) + (await db.reflection.count({ where })),
    units: await db.unit.count({ where }),
  };
}

const ALL = { private: 1, shared: 1, drafts: 1, talks: 1, evidence: 1, imports: 1, ofOthers: 7, units: 2 };
const LEFT = { private: 0, shared: 1, drafts: 0, talks: 0, evidence: 0, imports: 0, ofOthers: 4, units: 2 };

describe("private texts of a person who left", () => {
  it("are deleted after the months that the school chose, and not a moment before", async () => {
    const db = await open(6);
    await slackSays(db, "deactivated", NOW);
    await deleteByRetention(db, later(6 * MONTH));
    expect(await left(db)).toEqual(ALL);
    await deleteByRetention(db, later(6 * MONTH + 1));
    expect(await left(db)).toEqual(LEFT);
    // The other workspace keeps them, and so do colleagues who are still there.
    expect(await left(db, THEIRS)).toEqual(ALL);
    expect(await db.talk.count({ where: { workspaceId: OURS, personId: COLLEAGUE } })).toBe(1);
    expect(await db.evidenceIndicator.count({ where: { workspaceId: OURS, personId: COLLEAGUE } })).toBe(1);
  });

  it("are kept when the school chose nothing, however long ago that was", async () => {
    const db = await open(null);
    await slackSays(db, "deactivated", NOW);
    await deleteByRetention(db, later(2000 * DAY_MS));
    expect(await left(db)).toEqual(ALL);
  });

  it("count from when they left, whatever Slack says again later", async () => {
    const db = await open(6);
    await slackSays(db, "deactivated", NOW);
    await slackSays(db, "deactivated", later(5 * MONTH));
    await deleteByRetention(db, later(6 * MONTH + 1));
    expect((await left(db)).talks).toBe(0);
  });

  it("are kept while they are there, and when they came back in time", async () => {
    const db = await open(6);
    await deleteByRetention(db, later(100 * MONTH));
    expect({ ...(await left(db)), imports: 1 }).toEqual(ALL);
    await slackSays(db, "deactivated", NOW);
    await slackSays(db, "member", later(MONTH));
    await deleteByRetention(db, later(100 * MONTH));
    expect({ ...(await left(db)), imports: 1 }).toEqual(ALL);
  });
});
