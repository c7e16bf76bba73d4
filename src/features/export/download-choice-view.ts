// How people choose what to take along, and as which kind of file.
import type { Period } from "../../domain/time/period.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu, toMenuItem } from "../../slack/define/menu.js";
import { bold, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { type Download, downloadLink, type Format, sendDownloadLink } from "../downloads/download-links.js";
import { downloadName } from "../downloads/download-words-view.js";

const FORMAT_WORDS: Record<Format, string> = { pdf: "PDF", xlsx: "XLSX", csv: "CSV" };

export const formatWords = (format: Format): string => FORMAT_WORDS[format];

const EXPLAINED: Record<Format, string> = {
  pdf: "PDF to print or file",
  xlsx: "XLSX for Excel and Google Sheets",
  csv: "CSV for any program",
};

interface Choice {
  what: Download;
  period: Period;
  formats: readonly Format[];
  /** The year-end page goes with a school year's summary. */
  hasYearEnd: boolean;
}

export function toFormatChoice({ what, period, formats, hasYearEnd }: Choice): Message {
  const { from, to } = period;
  const name = downloadName(what, period);
  const toFormat = (as: Format) =>
    toButton(
      sendDownloadLink,
      { what, from, to, as },
      { text: formatWords(as), suffix: as, accessibilityLabel: `${name} as ${formatWords(as)}` },
    );
  const yearEnd = toButton(
    sendDownloadLink,
    { what: "year-end", from, to, as: "pdf" },
    { text: "Year-end page (PDF)", suffix: "year-end" },
  );
  return toMessage(
    paragraph("Download ", bold(name), " as:"),
    buttons(...formats.map(toFormat), ...(hasYearEnd ? [yearEnd] : [])),
    footnote(`${formats.map((format) => EXPLAINED[format]).join(" · ")}. You'll get it in your messages with Bookend.`),
  );
}

/** What `/unit export` offers by itself, in this order. */
export const EXPORT_CHOICE = ["units", "plans", "figures", "reflections", "ohyeahs", "everything"] as const;

const EXPORT_BUTTONS: Record<(typeof EXPORT_CHOICE)[number], string> = {
  units: "Units",
  plans: "Plans",
  figures: "Figures",
  reflections: "Reflections",
  ohyeahs: "OH YEAHs",
  everything: "Everything",
};

/** More are hard to choose from: then these are in a menu. */
const MAX_BUTTONS = 5;
const IN_MENU: readonly (typeof EXPORT_CHOICE)[number][] = ["reflections", "ohyeahs"];

interface ExportChoice {
  command: string;
  period: Period;
  offered: readonly (typeof EXPORT_CHOICE)[number][];
}

export function toExportChoice({ command, period: { from, to, name }, offered }: ExportChoice): Message {
  const toChoice = (what: keyof typeof EXPORT_BUTTONS) =>
    toButton(downloadLink, { what, from, to, inPlace: true }, { text: EXPORT_BUTTONS[what], suffix: what });
  const toItem = (what: keyof typeof EXPORT_BUTTONS) =>
    toMenuItem(downloadLink, { what, from, to, inPlace: true }, EXPORT_BUTTONS[what]);
  const inMenu = offered.length > MAX_BUTTONS ? offered.filter((what) => IN_MENU.includes(what)) : [];
  const besides = offered.filter((what) => !inMenu.includes(what));
  return toMessage(
    paragraph("What would you like to export from ", bold(name), "?"),
    buttons(...besides.map(toChoice), ...(inMenu.length > 0 ? [toMenu(inMenu.map(toItem))] : [])),
    footnote(`For another time: ${command} export units fall, ${command} export everything last year.`),
  );
}
