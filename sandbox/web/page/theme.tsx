// Light or dark: the system's choice until the visitor makes one.
import { useEffect, useState } from "react";
import { browserStorage } from "./storage.js";

type Theme = "light" | "dark";

const KEY = "theme";

function readSaved(): Theme | undefined {
  const saved = browserStorage.read(KEY);
  return saved === "light" || saved === "dark" ? saved : undefined;
}

const ofSystem = (): Theme => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

export function ThemeSwitch() {
  const [chosen, setChosen] = useState(readSaved);
  useEffect(() => {
    if (chosen) document.documentElement.dataset.theme = chosen;
  }, [chosen]);
  const change = () => {
    const other = (chosen ?? ofSystem()) === "dark" ? "light" : "dark";
    browserStorage.write(KEY, other);
    setChosen(other);
  };
  return (
    <button
      type="button"
      className="bar-button"
      aria-label="Switch between light and dark"
      title="Switch theme"
      onClick={change}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="7" />
        <path d="M10 3a7 7 0 0 1 0 14z" className="filled" />
      </svg>
    </button>
  );
}
