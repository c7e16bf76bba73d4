// Rows of people: what Slack says about them, with the roles the school gave, which Slack can't take away.
import { expect, it } from "vitest";
import { adminsOf, librariansOf, peopleOf, type SlackProfile, savePerson } from "../../src/store/people.js";
import { addSchool, LIBRARIAN, NOW, openFile } from "../support/database.js";

const LEE: SlackProfile = {
  ...{ id: LIBRARIAN, name: "Lee Librarian", timeZone: "America/New_York", locale: "en-US" },
  ...{ standing: "member", slackAdmin: false },
};

async function open() {
  const { db } = await openFile();
  return { db, ...(await addSchool(db)) };
}

it("keeps the roles the school gave when Slack has news about the person", async () => {
  const { db, workspaceId } = await open();
  await db.person.updateMany({ where: { id: LIBRARIAN }, data: { admin: true } });
  const saved = await savePerson(db, workspaceId, { ...LEE, now: NOW });
  expect(saved).toMatchObject({ name: "Lee Librarian", librarian: true, namedAdmin: true, role: "admin", seenAt: NOW });
  expect(await peopleOf(db, workspaceId, [LIBRARIAN, "U0UNKNOWN01"])).toEqual([saved]);
});

it("someone named in advance counts as a librarian before Slack is asked about them", async () => {
  const { db, workspaceId } = await open();
  const [lee] = await peopleOf(db, workspaceId, [LIBRARIAN]);
  expect(lee).toMatchObject({ role: "librarian", seenAt: new Date(0) });
});

it.each(["guest", "bot", "deactivated", "stranger"] as const)(
  "a librarian and admin who is now a %s no longer has a role",
  async (standing) => {
    const { db, workspaceId } = await open();
    await db.person.updateMany({ data: { admin: true } });
    await savePerson(db, workspaceId, { ...LEE, standing, slackAdmin: true, now: NOW });
    const ids = (people: { id: string }[]) => people.map(({ id }) => id);
    expect(ids(await librariansOf(db, workspaceId))).not.toContain(LIBRARIAN);
    expect(ids(await adminsOf(db, workspaceId))).not.toContain(LIBRARIAN);
    expect(await peopleOf(db, workspaceId, [LIBRARIAN])).toMatchObject([{ role: "outsider", librarian: false }]);
  },
);

it("admins are the people the school named and Slack's own, in order of name", async () => {
  const { db, workspaceId } = await open();
  await savePerson(db, workspaceId, { ...LEE, id: "U0OWNER0001", name: "Ada", slackAdmin: true, now: NOW });
  await db.person.updateMany({ where: { id: LIBRARIAN }, data: { admin: true, name: "Bea" } });
  expect((await adminsOf(db, workspaceId)).map(({ name, namedAdmin }) => [name, namedAdmin])).toEqual([
    ["Ada", false],
    ["Bea", true],
  ]);
});
