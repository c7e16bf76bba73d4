// Bundles the worker thread that reads files into dist/src, by itself: the thread starts faster without the rest.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  ssr: { noExternal: true },
  build: {
    ssr: "src/documents/worker.ts",
    outDir: "dist/src",
    emptyOutDir: false,
    target: "node20",
    rolldownOptions: {
      output: {
        format: "cjs",
        entryFileNames: "document-worker.cjs",
        minify: { compress: false, mangle: false, codegen: true },
      },
    },
  },
});
