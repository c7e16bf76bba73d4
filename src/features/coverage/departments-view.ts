// How the departments look to those who say who is in which: five a page, each with its people.
import { MAX_DEPARTMENTS } from "../../domain/department.js";
import { listNames } from "../../domain/list-in-words.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import { addDepartmentLink, changeDepartmentLink, deleteDepartmentLink, departmentsLink } from "./coverage-links.js";

export const DEPARTMENTS_TITLE = "Departments";
const DEPARTMENTS_PER_PAGE = 5;

export interface ListedDepartment {
  id: string;
  name: string;
  version: number;
  /** The names of its people who are still on the staff. */
  people: readonly string[];
  /** How many others are in it. */
  former: number;
}

function toPeople({ people, former }: ListedDepartment): string {
  const left = former === 0 ? "" : ` ${former} more ${former === 1 ? "isn't" : "aren't"} on the staff anymore.`;
  if (people.length === 0) return `Nobody on the staff.${left}`;
  return `${listNames(people)}.${left}`;
}

function toDepartment(department: ListedDepartment): Block[] {
  const { id, name, version } = department;
  const value = { department: id, seen: version };
  const look = (text: string) => ({ text, suffix: id, accessibilityLabel: `${text}: ${name}` });
  const words = "Units stay as they are. Its teachers will be in no department.";
  return [
    paragraph(bold(name), ` · ${toPeople(department)}`),
    buttons(
      toButton(changeDepartmentLink, value, look("Change")),
      toButton(deleteDepartmentLink, value, {
        ...look("Delete"),
        confirm: { title: "Delete this department?", text: words, confirm: "Delete", style: "danger" },
      }),
    ),
  ];
}

export function toDepartments(
  departments: readonly ListedDepartment[],
  at: { page: number; notice?: string },
): Message {
  const { shown, page, last } = pageOf(departments, { size: DEPARTMENTS_PER_PAGE, page: at.page });
  const paging = pageButtons({
    ...{ page, last, previous: "Previous page", next: "Next page" },
    toButton: (to, look) => toButton(departmentsLink, { page: to }, look),
  });
  const isFull = departments.length >= MAX_DEPARTMENTS;
  const add = isFull ? [] : [toButton(addDepartmentLink, {}, { text: "Add a department", style: "primary" })];
  return toMessage(
    heading(DEPARTMENTS_TITLE),
    at.notice === undefined ? undefined : paragraph(bold(at.notice)),
    ...(shown.length === 0
      ? [paragraph("No departments yet. With them, coverage shows which ones have units.")]
      : shown.flatMap(toDepartment)),
    isFull ? paragraph(`A school has up to ${MAX_DEPARTMENTS} departments.`) : undefined,
    paging.length + add.length > 0 ? buttons(...paging, ...add) : undefined,
    footnote("Only librarians and admins see who is in which department."),
  );
}
