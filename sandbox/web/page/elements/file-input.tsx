// A field for files, with the browser's own button, which works with every keyboard and screen reader.
import { useState } from "react";
import { useSurface } from "../surface.js";
import type { ElementOf, ElementProps } from "./kinds.js";

const nameOf = (chosen: unknown) =>
  typeof chosen === "object" && chosen !== null && "name" in chosen ? String(chosen.name) : undefined;

const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(nameOf).filter((name) => name !== undefined) : [];

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** Slack's client refuses these before it uploads them. */
function whyRefused(files: readonly File[], { filetypes = [], max_files: max = 10 }: ElementOf<"file_input">): string {
  const wrong = files.find(({ name }) => filetypes.length > 0 && !filetypes.includes(endingOf(name)));
  if (wrong) return `${wrong.name} can't be uploaded here. Choose one of these: ${filetypes.join(", ")}.`;
  return files.length > max ? `Choose no more than ${max} ${max === 1 ? "file" : "files"}.` : "";
}

/** As in Slack, a file is uploaded as soon as it is chosen. */
export function FileInput({ element, value, onChange, aria }: ElementProps<ElementOf<"file_input">>) {
  const surface = useSurface();
  const [isUploading, setUploading] = useState(false);
  const [refused, setRefused] = useState("");
  const choose = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    const why = whyRefused(files, element);
    setRefused(why);
    // Otherwise the browser would go on showing their names.
    if (why !== "") input.value = "";
    if (why !== "" || files.length === 0) return;
    setUploading(true);
    const ids = await Promise.all(files.map(surface.upload));
    setUploading(false);
    const uploaded = ids.filter((id) => id !== undefined);
    onChange(uploaded.length > 0 ? uploaded : null, true);
  };
  const names = namesIn(value);
  const about = isUploading ? "Uploading…" : names.length > 0 ? `Chosen: ${names.join(", ")}` : "";
  return (
    <span className="files">
      <input
        id={aria.id}
        className="input"
        type="file"
        accept={element.filetypes?.map((type) => `.${type}`).join(",")}
        multiple={(element.max_files ?? 10) > 1}
        aria-label={aria.name}
        aria-labelledby={aria.labelledBy}
        aria-describedby={aria.describedBy}
        aria-invalid={aria.isInvalid || refused !== "" || undefined}
        onChange={(event) => void choose(event.target)}
      />
      <span className="error" role="alert">
        {refused}
      </span>
      <span className="about" role="status">
        {about}
      </span>
    </span>
  );
}
