// Fills a database with plans of one school, for figures that read them.
import Sqlite from "better-sqlite3";

const AT = "2026-05-01T12:00:00.000Z";
/** What each plan says, with a length that is usual. */
const TEXTS = { title: 30, overview: 500, timeFrame: 20, standards: 600, print: 200, product: 300, assessment: 300 };

const PEOPLE_OF_PLAN = 2;

/**
 * Plans with two people each: everyone in turn. Every second plan has a log entry, which names the same people; a tenth were
 * edited again.
 */
export function fillWithPlans(path, { plans, people }) {
  const db = new Sqlite(path);
  const prepared = new Map();
  const run = (sql, values) => {
    if (!prepared.has(sql)) prepared.set(sql, db.prepare(sql));
    prepared.get(sql).run({ w: "T1", s: "S1", at: AT, ...values });
  };
  const person = (n) => `U${n % people}`;
  const edit = (id, number, by) => {
    run(
      `INSERT INTO "PlanEdit" ("workspaceId", "planId", "number", "personId", "at") VALUES (@w, @id, @number, @by, @at)`,
      { id, number, by },
    );
  };
  const field = (id, name, number) =>
    run(`INSERT INTO "PlanEditField" ("workspaceId", "planId", "field", "number") VALUES (@w, @id, @name, @number)`, {
      id,
      name,
      number,
    });
  const item = (id, name, values) =>
    run(
      `INSERT INTO "PlanItem" ("workspaceId", "planId", "field", "number", "place", "head", "text", "personId")
       VALUES (@w, @id, @name, @number, @place, @head, @text, @personId)`,
      { id, name, number: 1, place: 0, head: "", text: "", personId: null, ...values },
    );
  db.transaction(() => {
    run(`INSERT INTO "Workspace" ("id", "name", "createdAt") VALUES (@w, 'Lincoln', @at)`);
    run(`INSERT INTO "School" ("id", "workspaceId", "name", "timeZone", "grades", "createdAt")
      VALUES (@s, @w, 'Lincoln', 'America/New_York', 'K,1,2,3,4,5', @at)`);
    for (let n = 0; n < people; n++) {
      run(
        `INSERT INTO "Person" ("workspaceId", "id", "name", "timeZone", "locale", "standing", "slackAdmin", "admin", "librarian", "seenAt")
        VALUES (@w, @id, @id, 'America/New_York', 'en-US', 'member', FALSE, FALSE, FALSE, @at)`,
        { id: person(n) },
      );
    }
    for (let n = 0; n < plans; n++) {
      const id = `p${n}`;
      const unit = n % 2 === 0 ? `u${n}` : null;
      const of = Array.from({ length: PEOPLE_OF_PLAN }, (_, at) => person(n + at * 7));
      const [by, partner] = of;
      const at = new Date(Date.parse(AT) + n * 1000).toISOString();
      if (unit) {
        run(
          `INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "subject", "loggedById", "createdAt", "updatedAt")
          VALUES (@unit, @w, @s, 'Rivers', '2026-04-10', '4', 3, 'Science', @by, @at, @at)`,
          { unit, by },
        );
        run(`INSERT INTO "UnitPartner" ("workspaceId", "unitId", "personId") VALUES (@w, @unit, @partner)`, {
          unit,
          partner,
        });
      }
      run(
        `INSERT INTO "Plan" ("id", "workspaceId", "schoolId", "unitId", "createdById", "createdAt", "updatedAt")
        VALUES (@id, @w, @s, @unit, @by, @at, @at)`,
        { id, unit, by, at },
      );
      edit(id, 1, by);
      field(id, "people", 1);
      for (const [place, personId] of of.entries()) item(id, "people", { place, head: "teacher", personId });
      for (const [name, length] of Object.entries(TEXTS)) {
        field(id, name, 1);
        item(id, name, { text: "rivers and deltas ".repeat(length).slice(0, length) });
      }
      if (n % 10 === 0) {
        edit(id, 2, partner);
        field(id, "overview", 2);
        item(id, "overview", { number: 2, text: "deltas" });
      }
    }
  })();
  db.close();
}
