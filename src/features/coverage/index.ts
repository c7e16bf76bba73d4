// Coverage: which grades, subjects, departments and teachers have units, at which level, and which have none.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { departmentForm, openDepartment, openNewDepartment, removeDepartment } from "./department-form.js";
import { listDepartments } from "./list-departments.js";
import { seeNotReached } from "./read-gaps.js";
import { showCoverage, showCoverageSide } from "./show-coverage.js";

export const coverage: Feature<Ctx, PostCtx> = {
  subcommands: [showCoverage],
  forms: [departmentForm],
  buttons: [
    ...[seeNotReached, showCoverageSide, listDepartments],
    ...[openNewDepartment, openDepartment, removeDepartment],
  ],
};
