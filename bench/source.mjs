// Loads Bookend's sources as the tests do, for figures that call its functions in this process.
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

/** `load("store/schools")` returns that module. */
export async function openSource() {
  const vite = await createServer({
    ...{ root: fileURLToPath(new URL("..", import.meta.url)), configFile: false, appType: "custom", logLevel: "error" },
    ...{ server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true } },
  });
  const load = (name) => vite.ssrLoadModule(`/src/${name}.ts`);
  return { load, close: () => vite.close() };
}

/** An empty, migrated database, filled by `fill`. */
export async function makeLog(load, path, fill) {
  const { openDatabase } = await load("store/sql/database");
  await (await openDatabase(`file:${path}`)).$disconnect();
  fill(path);
}
