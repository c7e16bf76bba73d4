// The first half of the seeds: whatever happens to the machines, Slack and the clocks, each report is posted once.
import { testSeeds } from "./seeds.js";

testSeeds({ from: 1, to: 1000 });
