// LibreOffice opens the workbook, computes every formula anew, and comes to the same totals. Runs where it is installed.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Cell, Table } from "../../../src/documents/write-sheets.js";
import { exportedTables, toFile } from "../../support/exporting.js";
import { startWorkedYear, WORKED_TABLE } from "../../support/worked-year.js";

const OFFICE = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** Computes every formula when it opens a workbook, not only those without a value. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

/** Commas, quotes, UTF-8, from the first row, American English, cells as they are shown. */
const AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true";

/** The first sheet as LibreOffice shows it. */
function openInOffice(path: string): string[][] {
  const folder = dirname(path);
  const profile = join(folder, "profile");
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(join(profile, "user", "registrymodifications.xcu"), SETTINGS);
  const args = [`-env:UserInstallation=file://${profile}`, "--headless", "--convert-to", AS_SHOWN];
  execFileSync(OFFICE ?? "soffice", [...args, "--outdir", folder, path], { stdio: "ignore" });
  return parse(readFileSync(path.replace(/xlsx$/, "csv")), { bom: true });
}

// CI needs no office suite.
describe.skipIf(OFFICE === undefined)("in LibreOffice, if it is installed", () => {
  it("the worked year has the same totals", async () => {
    const school = await startWorkedYear();
    const path = await toFile(await exportedTables(school, { what: "year", period: "2025-26" }), "xlsx");
    expect(openInOffice(path).map((row) => row.join(" · "))).toEqual(WORKED_TABLE);
  });

  it("totals that were written wrong come out right, so it does compute them", async () => {
    const [year] = await exportedTables(await startWorkedYear(), { what: "year", period: "2025-26" });
    const columns = (year?.columns ?? []).map((column) =>
      typeof column.total === "object" && typeof column.total.value === "number"
        ? { ...column, total: { ...column.total, value: 1 } }
        : column,
    );
    const path = await toFile(year ? [{ ...year, columns }] : [], "xlsx");
    expect(openInOffice(path).at(-1)?.join(" · ")).toBe(WORKED_TABLE.at(-1));
  });

  it("an average of exactly 2.45 rounds up, and no text becomes a formula", async () => {
    const texts = ["=1+1", "+1", "-1", "@SUM(1)", "＝1+1", "'=1", "\t=1"];
    const levels = [2.4, 2.4, 2.4, 2.5, 2.5, 2.5, 2.45];
    async function* rows(): AsyncGenerator<readonly (readonly Cell[])[]> {
      yield texts.map((text, n) => [text, levels[n] ?? null]);
    }
    const table: Table = {
      name: "Levels",
      columns: [
        { name: "Text", kind: "text" },
        { name: "Level", kind: "decimal", total: { value: 2.5, formula: "ROUND(AVERAGE([Level]),1)", decimals: 1 } },
      ],
      rows: rows(),
    };
    const shown = openInOffice(await toFile([table], "xlsx"));
    expect(shown.slice(1, -1).map(([text]) => text)).toEqual(texts);
    expect(shown.at(-1)?.[1]).toBe("2.5");
  });
});
