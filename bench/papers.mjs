// How long a monthly report takes as a PDF, cold and warm, beside Typst alone, which sets an empty page in the same fonts.
// And how long a unit's plan takes as a PDF and as a DOCX, warm, beside an empty plan.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { openSource } from "./source.mjs";

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

const TEXT = "Students follow a river from its source to the sea and show what they learned. ".repeat(8);

const DUTIES = [0, 1, 2, 3].map((n) => ({ text: `${n} ${TEXT.slice(0, 120)}`, isMarked: n === 1 }));

/** A plan that is filled in; without `isFull`, its title alone. */
const toPlan = (n, isFull) => ({
  ...{ kind: "plan", school: "Lincoln School", printed: "Printed Nov 3, 2026", about: "Unit plan", notes: [] },
  ...{ title: `Rivers ${n}`, facts: [{ name: "Teacher(s)", lines: ["Tess Whitlock"] }] },
  parts: isFull
    ? [
        ...["Unit Overview", "Time Frame", "Learning Product"].map((title) => ({ kind: "text", title, text: TEXT })),
        { kind: "named", title: "Content Area Standards", items: [{ name: "Science", text: TEXT }] },
        {
          ...{ kind: "duties", title: "Cooperative Teaching Plan", mark: "[Gap]", legend: "Marked." },
          columns: ["Library Media Specialist Will", "Teacher(s) Will"].map((name) => ({ name, duties: DUTIES })),
        },
      ]
    : [],
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
  const { load, close } = await openSource();
  try {
    const { makePaper, makeDocx, endThread } = await load("documents/paper");
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
    const plans = { pdf: [], docx: [] };
    const makers = { pdf: makePaper, docx: makeDocx };
    for (const [kind, makePlan] of Object.entries(makers)) {
      for (let pair = 0; pair < WARM_UP + PAIRS; pair += 1) {
        const floor = await timed(() => makePlan(toPlan(n++, false), { size: "letter" }));
        plans[kind].push({ bookend: await timed(() => makePlan(toPlan(n++, true), { size: "letter" })), floor });
      }
      plans[kind].splice(0, WARM_UP);
    }
    endThread();
    return { cold, warm: warm.slice(WARM_UP), plans };
  } finally {
    await close();
  }
}
