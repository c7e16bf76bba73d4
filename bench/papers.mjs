// How long a monthly report takes as a PDF, cold and warm, beside Typst alone, which sets an empty page in the same fonts.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { createServer } from "vite";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const WARM_UP = 5;
const PAIRS = 40;
const COLD_PAIRS = 5;

const CHART = {
  ...{ title: "Units by level", kind: "bar", labels: ["1", "2", "3", "4"], decimals: 0, alt: "2, 5, 5, 2" },
  series: [{ name: "Units", values: [2, 5, 5, 2] }],
};

/** A usual month. `n` makes each paper another one, because Typst remembers what it has set. */
const toReport = (n) => ({
  ...{ kind: "report", school: "Lincoln School", printed: "Printed Nov 3, 2026", month: "October 2026", left: 0 },
  headline: `14 units supported, average level of partnership 2.6. (${n})`,
  units: {
    columns: ["Date", "Name or Topic of Unit", "Grade Level", "Level of Collaboration"],
    rows: Array.from({ length: 14 }, (_, row) => [`Oct ${row + 1}`, `Rivers ${n}.${row}`, "4", "3 Collaboration"]),
  },
  ...{ average: "2.6", facts: ["Circulation 2,117 in 22 days (96.2 a day)."], causes: [], quotes: [] },
  charts: [CHART, CHART],
});

const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const openTypst = () =>
  NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontPaths: [join(ROOT, "src/documents/fonts")] }] });

function setEmptyPage(typst, n) {
  const { result } = typst.compile({ mainFileContent: `#set document(title: "${n}")\n= Page ${n}` });
  typst.pdf(result, { pdfStandard: "ua-1" });
  typst.evictCache(0);
}

/** Rows of the table. A cold paper waits for its thread and the fonts; the floor makes a new compiler. */
export async function measurePapers() {
  const server = await createServer({ root: ROOT, configFile: false, server: { middlewareMode: true } });
  try {
    const { makePaper, endThread } = await server.ssrLoadModule("/src/documents/paper.ts");
    let n = 0;
    const make = () => makePaper(toReport(n++), { size: "letter" });
    const cold = [];
    for (let pair = 0; pair < COLD_PAIRS; pair += 1) {
      const floor = await timed(() => setEmptyPage(openTypst(), n++));
      cold.push({ bookend: await timed(make), floor });
      endThread();
    }
    const typst = openTypst();
    const warm = [];
    for (let pair = 0; pair < WARM_UP + PAIRS; pair += 1) {
      const floor = await timed(() => setEmptyPage(typst, n++));
      warm.push({ bookend: await timed(make), floor });
    }
    endThread();
    return { cold, warm: warm.slice(WARM_UP) };
  } finally {
    await server.close();
  }
}
