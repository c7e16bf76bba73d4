// The flags Node runs Bookend with. V8 sizes its heap and starts its threads before it reads a script, so they have to be
// on the command line. Set later, they save nothing (measured: 152 MB idle without them, 107 MB with them).
const { spawn } = require("node:child_process");

/** A small heap, and one V8 helper thread instead of four. */
const FLAGS = ["--optimize-for-size", "--v8-pool-size=1"];

const isLaunched = () => FLAGS.every((flag) => process.execArgv.includes(flag));

/**
 * Runs a script in its own process, with the flags and those this process was started with, such as --use-openssl-ca.
 * Forwards signals to it, and exits the way it exits. Its channel to this process says when this process is gone.
 */
function launch(script) {
  const child = spawn(process.execPath, [...process.execArgv, ...FLAGS, script, ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("exit", (code, signal) => {
    process.exitCode = code ?? 1;
    // Ends this process by the same signal, so its parent sees why the script ended.
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}

/**
 * Stops this process, as SIGTERM does, when the one that launched it is gone. A process that was killed (SIGKILL) can't
 * forward anything, and two Bookends would run after its restart.
 */
function endWithLauncher() {
  if (!process.channel) return;
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  // A command that is done may end.
  process.channel.unref();
}

module.exports = { FLAGS, endWithLauncher, isLaunched, launch };
