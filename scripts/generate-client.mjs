// Generates the Prisma client without downloading anything. `prisma generate` needs no schema engine but tries to download
// one, unless this variable names an existing file.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", ...process.env };
const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, "generate"], { env, encoding: "utf8" });
if (status !== 0) process.stderr.write(`${stdout}${stderr}`);
process.exit(status ?? 1);
