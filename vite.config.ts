// Builds the page of the demo into dist/page, with everything it needs: nothing is fetched from the network.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  root: path("sandbox/web/page"),
  // The demo serves it from its root, but a relative base makes the built page work below any path.
  base: "./",
  build: {
    outDir: path("dist/page"),
    emptyOutDir: true,
    target: "es2022",
    // The page's Content-Security-Policy has no data: for scripts and fonts, so nothing is put inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
