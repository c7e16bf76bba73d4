// What is attached to a plan: files and links, at most so many, taken out and put back.
import { describe, expect, it } from "vitest";
import type { PlanId } from "../../src/domain/ids.js";
import { MAX_ATTACHMENTS } from "../../src/domain/plan/plan-fields.js";
import { addAttachments, selectAttachments, takeOutAttachment } from "../../src/store/plan-attachments.js";
import { deletePlan } from "../../src/store/plans.js";
import { wasSeen } from "../../src/store/requests.js";
import { LIBRARIAN, NOW, newKey } from "../support/database.js";
import { type At, addStored, atOtherSchool, later, OTHER, openPlans, storedPlan } from "../support/stored-plans.js";

const link = (name: string) => ({ name, address: `https://example.com/${name}`, file: undefined });
const file = (name: string, bytes = 3) => ({
  ...{ name, address: `https://files.example.com/${name}` },
  file: { id: `F${name}`, type: "pdf", bytes },
});
const links = (count: number, from = 0) => Array.from({ length: count }, (_, at) => link(`${from + at}`));

type Attachments = Parameters<typeof addAttachments>[2]["attachments"];

const attach = ({ db, school }: At, plan: PlanId, attachments: Attachments, key = newKey(), ms = 0) =>
  addAttachments(db, school, { plan, attachments, key, by: LIBRARIAN, now: later(ms) });

const take = ({ db, school }: At, plan: PlanId, id: string, undo = false) =>
  takeOutAttachment(db, school, { id, undo, plan, by: OTHER, now: later(9) });

const namesOf = async (at: At, plan: PlanId) => (await storedPlan(at, plan)).attachments.map(({ name }) => name);

async function open() {
  const at = await openPlans();
  return { at, plan: await addStored(at, {}) };
}

describe("attachments", () => {
  it("are files and links, oldest first, with what we know of a file", async () => {
    const { at, plan } = await open();
    expect(await attach(at, plan, [file("rubric", 2_000_000_000)], newKey(), 1)).toBe(true);
    expect(await attach(at, plan, [link("first")], newKey(), 0)).toBe(true);
    expect((await storedPlan(at, plan)).attachments.map(({ id: _, ...rest }) => rest)).toEqual([
      link("first"),
      file("rubric", 2_000_000_000),
    ]);
  });

  it("are attached once for each request, all or none of them", async () => {
    const { at, plan } = await open();
    expect(await attach(at, plan, links(2), "same")).toBe(true);
    expect(await attach(at, plan, links(2), "same")).toBe(false);
    expect(await namesOf(at, plan)).toHaveLength(2);
  });

  it(`are at most ${MAX_ATTACHMENTS}: one more, and none of the request is attached`, async () => {
    const { at, plan } = await open();
    expect(await attach(at, plan, links(MAX_ATTACHMENTS + 1), "too many")).toBe(false);
    expect(await namesOf(at, plan)).toEqual([]);
    expect(await wasSeen(at.db, at.school, "too many")).toBe(false);
    expect(await attach(at, plan, links(MAX_ATTACHMENTS - 1))).toBe(true);
    expect(await attach(at, plan, links(2, 50))).toBe(false);
    expect(await attach(at, plan, links(1, 50))).toBe(true);
    expect(await attach(at, plan, links(1, 60))).toBe(false);
    expect(await namesOf(at, plan)).toHaveLength(MAX_ATTACHMENTS);
  });

  it("count for their own plan only", async () => {
    const { at, plan } = await open();
    const second = await addStored(at, {});
    await attach(at, plan, links(MAX_ATTACHMENTS));
    expect(await attach(at, second, links(1))).toBe(true);
    const both = await selectAttachments(at.db, at.school, [plan, second]);
    expect(both.filter(({ planId }) => planId === second)).toHaveLength(1);
    expect(await selectAttachments(at.db, at.school, [])).toEqual([]);
  });

  it("aren't added to a deleted plan, to one that isn't there, or to one of another school", async () => {
    const { at, plan } = await open();
    expect(await attach(await atOtherSchool(at), plan, links(1))).toBe(false);
    expect(await attach(at, "none" as PlanId, links(1))).toBe(false);
    await deletePlan(at.db, at.school, { id: plan, seen: NOW }, later(1));
    expect(await attach(at, plan, links(1))).toBe(false);
    expect(await at.db.planAttachment.count()).toBe(0);
  });
});

describe("an attachment that is taken out", () => {
  it("is in the plan no longer, remembers who took it out, and can be put back once", async () => {
    const { at, plan } = await open();
    await attach(at, plan, [file("a"), link("b")]);
    const before = (await storedPlan(at, plan)).attachments;
    const id = before.find(({ name }) => name === "a")?.id ?? "";
    expect(await take(at, plan, id, true)).toBe(false);
    expect(await take(at, plan, id)).toBe(true);
    expect(await take(at, plan, id)).toBe(false);
    expect(await namesOf(at, plan)).toEqual(["b"]);
    const row = await at.db.planAttachment.findFirstOrThrow({ where: { id } });
    expect(row).toMatchObject({ removedById: OTHER, removedAt: later(9).toISOString() });
    expect(await take(at, plan, id, true)).toBe(true);
    expect(await take(at, plan, id, true)).toBe(false);
    expect((await storedPlan(at, plan)).attachments).toEqual(before);
  });

  it("makes room for another, and then there is no room to put it back", async () => {
    const { at, plan } = await open();
    await attach(at, plan, links(MAX_ATTACHMENTS));
    const [first] = (await storedPlan(at, plan)).attachments;
    const id = first?.id ?? "";
    await take(at, plan, id);
    expect(await attach(at, plan, [link("in its place")])).toBe(true);
    expect(await take(at, plan, id, true)).toBe(false);
    expect(await namesOf(at, plan)).toHaveLength(MAX_ATTACHMENTS);
    expect(await namesOf(at, plan)).not.toContain(first?.name);
  });

  it("belongs to the plan that is named, of this school, and not to a deleted one", async () => {
    const { at, plan } = await open();
    const second = await addStored(at, {});
    await attach(at, plan, links(1));
    const id = (await storedPlan(at, plan)).attachments[0]?.id ?? "";
    expect(await take(at, second, id)).toBe(false);
    const other = await atOtherSchool(at);
    expect(await take(other, plan, id)).toBe(false);
    expect(await selectAttachments(other.db, other.school, [plan])).toEqual([]);
    expect(await take(at, plan, id)).toBe(true);
    expect(await take(other, plan, id, true)).toBe(false);
    await deletePlan(at.db, at.school, { id: plan, seen: NOW }, later(1));
    expect(await take(at, plan, id, true)).toBe(false);
  });
});
