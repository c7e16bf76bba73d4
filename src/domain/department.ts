// Departments of a school: what a name may be, and which names are the same.
import { foldText } from "../text/fold.js";
import { singleLineText } from "./text.js";

export const MAX_DEPARTMENT_NAME = 75;
export const MAX_DEPARTMENTS = 30;
export const MAX_DEPARTMENT_TEACHERS = 100;

export const DepartmentName = singleLineText(MAX_DEPARTMENT_NAME, { missing: "Name the department." });

/** "SCIENCE" and "Science" are the same department. */
export const departmentKey = (name: string): string => foldText(name) || name;
