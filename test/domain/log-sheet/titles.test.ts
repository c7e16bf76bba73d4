// The titles of columns in sheets that librarians kept over the years, and what each column is taken for.
import { expect, it } from "vitest";
import { ROLES, readUnitTitles } from "../../../src/domain/log-sheet/find-columns.js";

const rolesOf = (titles: readonly string[]) => {
  const { roles } = readUnitTitles(titles, 0);
  return titles.map((_, at) => ROLES.find((role) => roles[role]?.includes(at)) ?? "none");
};

it.each<[string, string]>([
  ["Date of lesson", "date"],
  ["Date(s)", "date"],
  ["Dates taught", "date"],
  ["Start Date", "date"],
  ["Lesson date", "date"],
  ["Week of", "date"],
  ["When", "date"],
  ["Fecha", "date"],
  ["Teacher(s)", "with"],
  ["Teacher", "with"],
  ["Teacher's Name", "with"],
  ["Teacher name", "with"],
  ["Classroom teacher", "with"],
  ["Collaborating teacher(s)", "with"],
  ["Co-teacher", "with"],
  ["Collaborated with", "with"],
  ["Partner", "with"],
  ["Who", "with"],
  ["Faculty", "with"],
  ["Maestra/o", "with"],
  ["Gr.", "grades"],
  ["Gr", "grades"],
  ["Grade(s)", "grades"],
  ["Grade Levels", "grades"],
  ["Grade/Class", "grades"],
  ["Grado", "grades"],
  ["Collab level (1-4)", "level"],
  ["Level (1-4)", "level"],
  ["Level 1-4", "level"],
  ["Collaboration Level", "level"],
  ["Level of Collaboration", "level"],
  ["Collab. level", "level"],
  ["Collaboration (1-4)", "level"],
  ["LoC", "none"],
  ["Lvl", "level"],
  ["Partnership level", "level"],
  ["Type of collaboration", "level"],
  ["Unit/Topic", "title"],
  ["Topic", "title"],
  ["Unit title", "title"],
  ["Lesson", "title"],
  ["Lesson/Unit", "title"],
  ["Project", "title"],
  ["Lesson topic", "title"],
  ["Title of Unit", "title"],
  ["Research topic", "title"],
  ["Subject", "subject"],
  ["Subj.", "subject"],
  ["Content area", "subject"],
  ["Dept", "subject"],
  ["Department", "subject"],
  ["# of classes", "classes"],
  ["# classes", "classes"],
  ["Classes", "classes"],
  ["No. of sessions", "classes"],
  ["Number of Classes", "classes"],
  ["Evidence of student learning", "evidence"],
  ["Assessment", "evidence"],
  ["Student data", "evidence"],
  ["Notes", "notes"],
  ["Comments", "notes"],
  ["Notes/Comments", "notes"],
  ["Remarks", "notes"],
  ["Logged by", "by"],
  ["Your name", "by"],
  ["# of students", "none"],
  ["Number of students", "none"],
  ["Room", "none"],
  ["Time", "none"],
  ["Class period", "none"],
  ["Standards", "none"],
])("%s", (title, role) => {
  expect(rolesOf([title])).toEqual([role]);
});

it("all of a sheet that was kept for ten years", () => {
  const titles = [
    "Date of lesson",
    "Teacher(s)",
    "Gr.",
    "Unit / lesson",
    "Collab level (1-4)",
    "# of students",
    "Notes",
  ];
  expect(rolesOf(titles)).toEqual(["date", "with", "grades", "title", "level", "none", "notes"]);
});
