// The second half of the seeds, in a file of its own, so that both cores of a small machine have one.
import { testSeeds } from "./seeds.js";

testSeeds({ from: 1001, to: 2000 });
