// Typesets a paper: data in, the bytes of a tagged PDF out. Slow the first time, so a thread of its own does it.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { PaperSize } from "../domain/paper-size.js";
import { cleaned } from "./clean-paper.js";
import { drawChart } from "./draw-chart.js";
import type { Paper, PaperChart } from "./paper-kinds.js";

const here = dirname(fileURLToPath(import.meta.url));
const TEMPLATES = join(here, "templates");
const SIZES: Record<PaperSize, string> = { letter: "us-letter", a4: "a4" };

let compiler: NodeCompiler | undefined;

/** Reads the fonts once. */
function typst(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [join(here, "fonts")] }] });
  return compiler;
}

const withDrawing = (chart: PaperChart, width: "whole" | "half") => ({
  ...{ title: chart.title, alt: chart.alt },
  svg: drawChart(chart, width),
});

/** A template asks for these of every paper. */
const NOTHING = { goals: null, nextGoals: null, chart: null };

/** What the template reads: the paper, with its charts drawn and with null for what it doesn't have. */
function toData(typed: Paper): string {
  const paper = cleaned(typed);
  const toDrawn = (charts: readonly PaperChart[]) =>
    charts.map((chart) => withDrawing(chart, charts.length > 1 ? "half" : "whole"));
  const charts = "charts" in paper ? { charts: toDrawn(paper.charts) } : {};
  const chart = "chart" in paper && paper.chart ? { chart: withDrawing(paper.chart, "whole") } : {};
  return JSON.stringify({ ...NOTHING, ...paper, ...charts, ...chart });
}

interface Inputs extends Record<string, string> {
  data: string;
  size: string;
}

interface Fitting {
  /** Sizes of text, in points, the usual one first. */
  sizes: readonly [string, ...string[]];
  /** What doesn't fit on one page in any size: as small as it can be, or in the usual size on more pages. */
  otherwise: "smallest" | "usual";
}

/** A page to sign or to file is set smaller until it is one page. */
const FITTINGS: Record<Paper["kind"], Fitting> = {
  report: { sizes: ["10", "9", "8"], otherwise: "usual" },
  year: { sizes: ["10", "9", "8"], otherwise: "usual" },
  "year-end": { sizes: ["10", "9", "8", "7"], otherwise: "smallest" },
  rubric: { sizes: ["10"], otherwise: "usual" },
  plan: { sizes: ["10"], otherwise: "usual" },
  binder: { sizes: ["10"], otherwise: "usual" },
  evidence: { sizes: ["10"], otherwise: "usual" },
};

function setIn(template: Paper["kind"], inputs: Inputs & { pt: string }) {
  const compiled = typst().compile({ mainFilePath: join(TEMPLATES, `${template}.typ`), inputs });
  const document = compiled.result;
  if (!document) throw new Error(`The template failed: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
  return document;
}

function setToFit(template: Paper["kind"], inputs: Inputs) {
  const { sizes, otherwise } = FITTINGS[template];
  const [usual, ...smaller] = sizes;
  const first = setIn(template, { ...inputs, pt: usual });
  // No size makes one page of three, and setting a long table takes long.
  if (first.numOfPages === 1 || (first.numOfPages > 2 && otherwise === "usual")) return first;
  let last = first;
  for (const pt of smaller) {
    last = setIn(template, { ...inputs, pt });
    if (last.numOfPages === 1) return last;
  }
  return otherwise === "usual" ? first : last;
}

const toPdf = (template: Paper["kind"], inputs: Inputs): Uint8Array =>
  typst().pdf(setToFit(template, inputs), { pdfStandard: "ua-1" });

/** What stands for a character that no font has: every reader sees that something is missing. */
const NO_GLYPH = "\u25a1";
const MISSING = /(?:the text|codepoint) `\\?"(.*?)\\?"`/gs;

/** The characters in Typst's words about what it can't display, which it quotes as Rust does. */
function missingIn(message: string): string[] {
  const quoted = [...message.matchAll(MISSING)].map(([, text = ""]) => text);
  const toCharacter = (_escape: string, code: string) => String.fromCodePoint(Number.parseInt(code, 16));
  return quoted.flatMap((text) => [...text.replace(/\\+u\{([0-9a-f]+)\}/g, toCharacter).replace(/\\+(.)/g, "$1")]);
}

/** More tries than kinds of text that people write. */
const MAX_TRIES = 4;

/**
 * PDF/UA takes no character without a glyph, and only Typst knows which have one where they are. It names those that have
 * none, so they are replaced, and the paper is set again.
 */
function setWithGlyphs(template: Paper["kind"], inputs: Inputs): Uint8Array {
  let { data } = inputs;
  for (let tries = 1; ; tries += 1) {
    try {
      return toPdf(template, { ...inputs, data });
    } catch (error) {
      const missing = new Set(missingIn(error instanceof Error ? error.message : ""));
      if (missing.size === 0 || tries === MAX_TRIES) throw error;
      data = [...data].map((character) => (missing.has(character) ? NO_GLYPH : character)).join("");
    }
  }
}

/** Throws when a template is wrong, which no data can make it. */
export function typeset(paper: Paper, size: PaperSize): Uint8Array {
  try {
    return setWithGlyphs(paper.kind, { data: toData(paper), size: SIZES[size] });
  } finally {
    // Typst remembers what it set, for the whole process, even after its thread has ended.
    typst().evictCache(0);
  }
}
