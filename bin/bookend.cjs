#!/usr/bin/env node
// Runs the command line from dist/src, which `npm ci` built.
const { join } = require("node:path");
const { load } = require("./load.cjs");

load(join(__dirname, "..", "dist", "src", "cli.cjs")).exports.run();
