// Requests Bookend has handled: claimed once, and released if handling them fails.
import { expect, it } from "vitest";
import { claimRequest, releaseRequest, wasSeen } from "../../src/store/requests.js";
import { addSchool, NOW, openFile } from "../support/database.js";
import { makeReadOnly } from "../support/sqlite-file.js";

const KEY = "view V0001";

it("a request is claimed once, even when it arrives twice at the same moment", async () => {
  const { db } = await openFile();
  const school = await addSchool(db);
  expect(await wasSeen(db, school, KEY)).toBe(false);
  const claims = await Promise.all([1, 2, 3].map(() => claimRequest(db, school, { key: KEY, now: NOW })));
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await wasSeen(db, school, KEY)).toBe(true);
});

it("a request may be claimed again after its release", async () => {
  const { db } = await openFile();
  const school = await addSchool(db);
  await claimRequest(db, school, { key: KEY, now: NOW });
  await releaseRequest(db, school, KEY);
  expect(await wasSeen(db, school, KEY)).toBe(false);
  expect(await claimRequest(db, school, { key: KEY, now: NOW })).toBe(true);
});

it("a database that can't write isn't mistaken for a request seen before", async () => {
  const { db } = await openFile();
  const school = await addSchool(db);
  await makeReadOnly(db);
  await expect(claimRequest(db, school, { key: KEY, now: NOW })).rejects.toThrow(/readonly/);
});
