// prisma/schema.prisma and the committed SQL agree: every model is a table, every field a column, and back.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { migrate, migrationsFolder } from "../../../src/store/sql/migrations.js";

interface Column {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
}

interface Field {
  name: string;
  type: string;
  optional: boolean;
  attributes: string;
}

interface Model {
  name: string;
  fields: Field[];
  /** `@@id`, `@@unique` and `@@index`, each with its kind. */
  blocks: { kind: string; columns: string[] }[];
}

const SCALARS: Record<string, string> = { String: "TEXT", Int: "INTEGER", Boolean: "BOOLEAN" };
const namesIn = (text: string) => text.split(",").map((name) => name.trim());

function readModel(name: string, body: string): Model {
  const lines = body.split("\n").map((line) => line.replace(/\/\/.*$/, "").trim());
  const fields = lines.flatMap((line) => {
    const [, field, type, mark, attributes] = /^(\w+)\s+(\w+)(\?|\[\])?\s*(.*)$/.exec(line) ?? [];
    return field && type && mark !== "[]"
      ? [{ name: field, type, optional: mark === "?", attributes: attributes ?? "" }]
      : [];
  });
  const blocks = lines.flatMap((line) => {
    const [, kind, columns] = /^@@(id|unique|index)\(\[([^\]]+)\]\)$/.exec(line) ?? [];
    return kind && columns ? [{ kind, columns: namesIn(columns) }] : [];
  });
  return { name, fields, blocks };
}

async function readSchema(): Promise<Model[]> {
  const schema = await readFile(join(migrationsFolder(), "..", "schema.prisma"), "utf8");
  return [...schema.matchAll(/^model (\w+) \{\n(.*?)\n\}/gms)].map(([, name, body]) =>
    readModel(name ?? "", body ?? ""),
  );
}

const models = await readSchema();
const client = new Sqlite(":memory:");
beforeAll(() => {
  migrate(client);
  return () => client.close();
});

const columnsOf = (table: string) => client.prepare("SELECT * FROM pragma_table_info(?)").all(table) as Column[];
const scalarsOf = (model: Model) => model.fields.filter((field) => field.type in SCALARS);

function idOf(model: Model): string[] {
  const block = model.blocks.find(({ kind }) => kind === "id");
  return block?.columns ?? model.fields.filter(({ attributes }) => /@id\b/.test(attributes)).map(({ name }) => name);
}

function defaultOf({ type, attributes }: Field): string | null {
  const [, value] = /@default\(([^)]*)\)/.exec(attributes) ?? [];
  if (value === undefined) return null;
  return type === "String" ? value.replace(/^"(.*)"$/, "'$1'") : value;
}

it("there is a table for each model and no other", () => {
  const tables = client.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  expect(tables.sort()).toEqual([...models.map(({ name }) => name), "_prisma_migrations"].sort());
  expect(models.length).toBeGreaterThan(5);
});

it("SQLite finds nothing wrong with the keys", () => {
  expect(client.pragma("foreign_key_check")).toEqual([]);
  expect(client.pragma("integrity_check", { simple: true })).toBe("ok");
});

describe.each(models)("$name", (model) => {
  it("has a column of the same type, nullability and default for each field, and no other", () => {
    const expected = scalarsOf(model).map((field) => ({
      name: field.name,
      type: SCALARS[field.type],
      notnull: field.optional ? 0 : 1,
      dflt_value: defaultOf(field),
    }));
    const actual = columnsOf(model.name).map(({ name, type, notnull, dflt_value }) => ({
      ...{ name, type, notnull, dflt_value },
    }));
    expect(actual).toEqual(expected);
  });

  it("has the same primary key, in the same order", () => {
    const key = columnsOf(model.name)
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk);
    expect(key.map(({ name }) => name)).toEqual(idOf(model));
  });

  it("has the same indexes", () => {
    const indexes = client
      .prepare("SELECT name, [unique] FROM pragma_index_list(?) WHERE origin = 'c'")
      .all(model.name) as { name: string; unique: number }[];
    const actual = indexes.map(({ name, unique }) => ({
      kind: unique ? "unique" : "index",
      columns: client.prepare("SELECT name FROM pragma_index_info(?)").pluck().all(name),
    }));
    const expected = model.blocks.filter(({ kind }) => kind !== "id");
    expect(new Set(actual.map((index) => JSON.stringify(index)))).toEqual(
      new Set(expected.map((block) => JSON.stringify(block))),
    );
  });

  it("has the same foreign keys, with what happens on delete", () => {
    const rows = client
      .prepare(
        "SELECT id, [table], [from], [to], on_delete, on_update FROM pragma_foreign_key_list(?) ORDER BY id, seq",
      )
      .all(model.name) as {
      id: number;
      table: string;
      from: string;
      to: string;
      on_delete: string;
      on_update: string;
    }[];
    const actual = [...new Set(rows.map(({ id }) => id))].map((id) => {
      const parts = rows.filter((row) => row.id === id);
      const [{ table, on_delete, on_update } = { table: "", on_delete: "", on_update: "" }] = parts;
      return `${parts.map(({ from }) => from)} → ${table} ${parts.map(({ to }) => to)} ${on_delete} ${on_update}`;
    });
    const expected = model.fields.flatMap(({ type, attributes }) => {
      const [, from, to] = /@relation\(fields: \[([^\]]+)\], references: \[([^\]]+)\]/.exec(attributes) ?? [];
      // Prisma's defaults for a required relation.
      const onDelete = /onDelete: Cascade/.test(attributes) ? "CASCADE" : "RESTRICT";
      return from && to ? [`${namesIn(from)} → ${type} ${namesIn(to)} ${onDelete} CASCADE`] : [];
    });
    expect(actual.sort()).toEqual(expected.sort());
  });
});
