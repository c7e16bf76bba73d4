// Adds a department or changes one: the form, the buttons that open it, and the one that deletes a department.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import {
  DepartmentName,
  MAX_DEPARTMENT_NAME,
  MAX_DEPARTMENT_TEACHERS,
  MAX_DEPARTMENTS,
} from "../../domain/department.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { people } from "../../slack/define/people-and-channel-fields.js";
import { Refusal } from "../../slack/define/refusal.js";
import { fieldErrors, modal, type Replies, redrawForm, saved } from "../../slack/define/replies.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { escapeMrkdwn } from "../../slack/message/blocks.js";
import { addDepartment, changeDepartment, deleteDepartment, departmentsOf } from "../../store/departments.js";
import type { Ctx } from "../context.js";
import { addDepartmentLink, changeDepartmentLink, deleteDepartmentLink } from "./coverage-links.js";
import { refuseUnlessDepartmentSetter, showDepartments } from "./list-departments.js";

/** The department to change and its version, as the person saw it; a new one without them. */
const Hidden = z.object({ department: z.string().optional(), seen: z.int().optional() });
type Hidden = z.output<typeof Hidden>;

interface DepartmentValues {
  name: string;
  teachers: readonly string[];
}

export const departmentForm = defineForm({
  name: "department",
  title: ({ department }) => (department ? "Change a department" : "Add a department"),
  submit: () => "Save",
  fields: {
    name: text({ label: "Department", schema: DepartmentName, max: MAX_DEPARTMENT_NAME, placeholder: "Science" }),
    teachers: people({
      label: "Teachers",
      schema: z
        .array(z.string(), "Choose at least one person.")
        .max(MAX_DEPARTMENT_TEACHERS, `Choose up to ${MAX_DEPARTMENT_TEACHERS} people.`),
    }),
  },
  hidden: Hidden,
  footer: () => "Only librarians and admins see who is in it.",
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, values, hidden): Promise<Replies> => {
    // At once, because all our questions to Slack share the time it gives us.
    const [problem] = await Promise.all([
      findPeopleProblem(ctx, values.teachers, hidden),
      refuseUnlessDepartmentSetter(ctx),
    ]);
    if (problem) return fieldErrors({ teachers: problem });
    return saveDepartment(ctx, values, hidden);
  },
});

/** Those who were in it before stay, even after they leave. */
async function findPeopleProblem(
  ctx: Ctx,
  ids: readonly string[],
  { department }: Hidden,
): Promise<string | undefined> {
  const before = (await departmentsOf(ctx.db, ctx.school)).find(({ id }) => id === department)?.teachers ?? [];
  const added = ids.filter((id) => !before.includes(id));
  if (added.length === 0) return undefined;
  const staff = await ctx.staff();
  if (!staff) return "Slack didn't answer, so I couldn't check these people. Please try again in a minute.";
  const isOutsider = added.some((id) => !staff.some((person) => person.id === id));
  return isOutsider ? "You can only choose staff members, not guests or apps." : undefined;
}

async function saveDepartment(ctx: Ctx, values: DepartmentValues, hidden: Hidden): Promise<Replies> {
  const { db, school, key, now } = ctx;
  const { department: id, seen = 0 } = hidden;
  const change = { ...values, key, now };
  const result = id
    ? await changeDepartment(db, school, { ...change, id, seen })
    : await addDepartment(db, school, change);
  if (result === "taken") return fieldErrors({ name: "There's already a department of this name." });
  if (result === "full") throw new Refusal(`A school has up to ${MAX_DEPARTMENTS} departments.`);
  if (result === "outdated") return showChange(ctx, values, hidden);
  return saved(() => showDepartments(ctx, { page: 0, notice: `Saved: ${values.name}.` }));
}

/** Someone changed the department while the form was open: keeps what was typed, and the next save replaces the change. */
async function showChange(ctx: Ctx, values: DepartmentValues, hidden: Hidden): Promise<Replies> {
  const present = (await departmentsOf(ctx.db, ctx.school)).find(({ id }) => id === hidden.department);
  if (!present) throw new Refusal("Someone deleted this department while the form was open. You can add it again.");
  const notice = `Someone changed ${present.name} while the form was open. Save again to replace that.`;
  return redrawForm(
    toModal(departmentForm, ctx, {
      values: toFieldValues({ ...values }),
      hidden: { ...hidden, seen: present.version },
      ...{ notice: escapeMrkdwn(notice), origin: ctx.origin },
    }),
  );
}

export const openNewDepartment = defineButton({
  link: addDepartmentLink,
  opensForm: true,
  run: async (ctx: Ctx) => {
    await refuseUnlessDepartmentSetter(ctx);
    return modal(toModal(departmentForm, ctx, { hidden: {}, origin: ctx.origin }));
  },
});

export const openDepartment = defineButton({
  link: changeDepartmentLink,
  opensForm: true,
  run: async (ctx: Ctx, { department }) => {
    await refuseUnlessDepartmentSetter(ctx);
    const found = (await departmentsOf(ctx.db, ctx.school)).find(({ id }) => id === department);
    if (!found) return showDepartments(ctx, { page: 0, notice: "That department was deleted." });
    const { id, version, name, teachers } = found;
    const values = toFieldValues({ name, teachers });
    return modal(
      toModal(departmentForm, ctx, { values, hidden: { department: id, seen: version }, origin: ctx.origin }),
    );
  },
});

export const removeDepartment = defineButton({
  link: deleteDepartmentLink,
  run: async (ctx: Ctx, { department: id, seen }) => {
    await refuseUnlessDepartmentSetter(ctx);
    const found = (await departmentsOf(ctx.db, ctx.school)).find((one) => one.id === id);
    if (!found) return showDepartments(ctx, { page: 0, notice: "That department was already deleted." });
    if (!(await deleteDepartment(ctx.db, ctx.school, { id, seen }))) {
      return showDepartments(ctx, { page: 0, notice: `${found.name} has changed since, so I didn't delete it.` });
    }
    return saved(() => showDepartments(ctx, { page: 0, notice: `Deleted: ${found.name}.` }), { done: "Deleted" });
  },
});
