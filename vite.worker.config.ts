// Bundles the worker threads into dist/src, each by itself: a thread starts faster without the rest.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: "dist/src",
    emptyOutDir: false,
    target: "node20",
    rolldownOptions: {
      input: {
        "document-worker": "src/documents/worker.ts",
        "sheet-worker": "src/documents/write/worker.ts",
      },
      output: {
        format: "cjs",
        entryFileNames: "[name].cjs",
        chunkFileNames: "worker-[name].cjs",
        minify: { compress: false, mangle: false, codegen: true },
      },
    },
  },
});
