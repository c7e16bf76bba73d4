// The page over a workspace with the small sample app, for page tests that need no school.
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { WebServer } from "../../../sandbox/web/server/server.js";
import type { DemoStage as Shown } from "../../../sandbox/web/server/stage.js";
import { ROOT } from "../../support/source-tree.js";
import { type Stage, startHttpStage } from "../workspace/bolt-app.js";
import { registerSample, type SampleState } from "./sample-app.js";

export interface PageStage extends Stage {
  sample: SampleState;
  url: string;
}

const toShown = ({ workspace }: Stage): Shown => ({
  workspace,
  titles: {},
  commands: [{ command: "/unit", hint: "[log]", description: "Log a unit" }],
  shortcuts: [
    { callbackId: "form", name: "Reflect", kind: "global" },
    { callbackId: "save", name: "Save as a unit", kind: "message" },
  ],
  clock: {
    read: async () => ({ now: new Date().toISOString(), timeZone: "America/New_York", nextPost: undefined }),
    move: async () => undefined,
  },
  faults: { list: () => [], turn: () => undefined },
});

/** Stops when the test ends. */
export async function openPage(): Promise<PageStage> {
  const sample: SampleState = { events: [], delayMs: 0, homeCount: 0 };
  const stage = await startHttpStage((app) => registerSample(app, sample));
  const web = new WebServer(join(ROOT, "dist", "page"));
  const port = await web.listen(0);
  web.show(toShown(stage), { realMs: Date.now() });
  onTestFinished(async () => {
    await web.close();
    await stage.close();
  });
  return { ...stage, sample, url: `http://127.0.0.1:${port}/` };
}
