// Lists the departments for those who may say who is in which.
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Reply, replace } from "../../slack/define/replies.js";
import { departmentsOf } from "../../store/departments.js";
import { peopleOf } from "../../store/people.js";
import type { Ctx } from "../context.js";
import { departmentsLink } from "./coverage-links.js";
import { DEPARTMENTS_TITLE, type ListedDepartment, toDepartments } from "./departments-view.js";

/** Throws Refusal unless this person may, as Slack describes them now. */
export async function refuseUnlessDepartmentSetter(ctx: Ctx): Promise<void> {
  if (!managesLibrary(await ctx.userNow())) {
    throw new Refusal("Only librarians and admins can see and change who is in a department.");
  }
}

/** Their names come from Slack's list of the staff, or from what Bookend knows while Slack doesn't answer. */
async function readDepartments(ctx: Ctx): Promise<ListedDepartment[]> {
  const departments = await departmentsOf(ctx.db, ctx.school);
  const ids = [...new Set(departments.flatMap(({ teachers }) => teachers))];
  const known = (await ctx.staff()) ?? (await peopleOf(ctx.db, ctx.school.workspaceId, ids));
  const names = new Map(known.map(({ id, name }) => [id as string, name]));
  return departments.map(({ id, name, version, teachers }) => {
    const people = teachers.flatMap((teacher) => names.get(teacher) ?? []).sort((a, b) => a.localeCompare(b));
    return { id, name, version, people, former: teachers.length - people.length };
  });
}

/** The list in place of the message that was clicked in, or that opened the form. */
export async function showDepartments(ctx: Ctx, at: { page: number; notice?: string }): Promise<Reply> {
  return replace(toDepartments(await readDepartments(ctx), at), { title: DEPARTMENTS_TITLE });
}

export const listDepartments = defineButton({
  link: departmentsLink,
  run: async (ctx: Ctx, { page }) => {
    await refuseUnlessDepartmentSetter(ctx);
    return showDepartments(ctx, { page });
  },
});
