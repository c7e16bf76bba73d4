// Draws the figures as one table: the medians, their ratio and its spread, the limit, and whether it passes.

function quantile(numbers, q) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

const HEAD = ["figure", "Bookend", "floor", "ratio", "middle half", "limit", ""];

/** The ratio is the median of the pairs' ratios: what slows the machine down slows both numbers of a pair. */
function toRow({ name, unit, limit, pairs }) {
  if (pairs.length === 0) return [name, "-", "-", "-", "-", `${limit}`, "not measured here"];
  const ratios = pairs.map(({ bookend, floor }) => bookend / floor);
  const median = (which) =>
    `${quantile(
      pairs.map((pair) => pair[which]),
      0.5,
    ).toFixed(unit === "ms" ? 2 : 1)} ${unit}`;
  const ratio = quantile(ratios, 0.5);
  const spread = `${quantile(ratios, 0.25).toFixed(2)}-${quantile(ratios, 0.75).toFixed(2)}`;
  return [
    name,
    median("bookend"),
    median("floor"),
    ratio.toFixed(2),
    spread,
    `${limit}`,
    ratio <= limit ? "pass" : "over",
  ];
}

export function toTable(figures) {
  const rows = [HEAD, ...figures.map(toRow)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const align = (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
  return rows.map((row) => row.map(align).join("  ").trimEnd()).join("\n");
}
