// Typesets a paper: data in, the bytes of a tagged PDF out. Slow the first time, so a thread of its own does it.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { drawChart } from "./draw-chart.js";
import type { Paper, PaperChart, PaperSize } from "./paper-kinds.js";

const here = dirname(fileURLToPath(import.meta.url));
const TEMPLATES = join(here, "templates");
const SIZES: Record<PaperSize, string> = { letter: "us-letter", a4: "a4" };

let compiler: NodeCompiler | undefined;

/** Reads the fonts once. */
function typst(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [join(here, "fonts")] }] });
  return compiler;
}

const withDrawing = (chart: PaperChart) => ({ title: chart.title, alt: chart.alt, svg: drawChart(chart) });

/** What the template reads: the paper, with its charts drawn and with null for what it doesn't have. */
function toData(paper: Paper): string {
  const charts = "charts" in paper ? { charts: paper.charts.map(withDrawing) } : {};
  const chart = "chart" in paper && paper.chart ? { chart: withDrawing(paper.chart) } : {};
  return JSON.stringify({ ...paper, ...charts, ...chart }, (_key, value) => (value === undefined ? null : value));
}

function toPdf(template: string, inputs: { data: string; size: string }): Uint8Array {
  const compiled = typst().compile({ mainFilePath: join(TEMPLATES, `${template}.typ`), inputs });
  const document = compiled.result;
  if (!document) {
    const failure = compiled.takeError();
    throw new Error(`The template failed: ${JSON.stringify(failure?.shortDiagnostics)}`);
  }
  return typst().pdf(document, { pdfStandard: "ua-1" });
}

export function typeset(paper: Paper, size: PaperSize): Uint8Array {
  const inputs = { data: toData(paper), size: SIZES[size] };
  return toPdf(paper.kind, inputs);
}
