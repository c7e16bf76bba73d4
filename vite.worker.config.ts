// Bundles each worker thread into dist/src, by itself: a thread starts faster without the rest. What papers are made of,
// their templates and fonts, is copied beside them.
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Threads by the name of their file, without its ending. */
const WORKERS = {
  "document-worker": "src/documents/worker.ts",
  "sheet-worker": "src/documents/write/worker.ts",
  "paper-worker": "src/documents/paper-worker.ts",
  "docx-worker": "src/documents/docx-worker.ts",
  "store-worker": "src/store/sql/aside-worker.ts",
  "backup-worker": "src/store/backup/backup-worker.ts",
};

function withPaperFiles(): Plugin {
  let outDir = "";
  return {
    name: "paper-files",
    configResolved: (config) => {
      outDir = config.build.outDir;
    },
    closeBundle: () => {
      for (const folder of ["templates", "fonts"]) {
        cpSync(path(`src/documents/${folder}`), `${path(outDir)}/${folder}`, { recursive: true });
      }
    },
  };
}

export default defineConfig({
  plugins: [withPaperFiles()],
  root: path("."),
  // Native, so it cannot be bundled.
  ssr: { noExternal: true, external: ["@myriaddreamin/typst-ts-node-compiler", "better-sqlite3"] },
  build: {
    ssr: true,
    outDir: "dist/src",
    emptyOutDir: false,
    target: "node20",
    rolldownOptions: {
      input: WORKERS,
      output: {
        format: "cjs",
        entryFileNames: "[name].cjs",
        chunkFileNames: "worker-[name].cjs",
        minify: { compress: false, mangle: false, codegen: true },
      },
    },
  },
});
