// The systemd unit: what it takes away from Bookend, and that it starts what the host folder holds.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const UNIT = readFileSync(join(import.meta.dirname, "..", "deploy", "bookend.service"), "utf8");

/** The values of a setting, one per line of it. */
const valuesOf = (name: string): string[] =>
  UNIT.split("\n").flatMap((line) => (line.startsWith(`${name}=`) ? [line.slice(name.length + 1)] : []));

// Each that is missing raises what `systemd-analyze security --offline=true deploy/bookend.service` says.
it.each([
  ["ProtectSystem", "strict"],
  ["ProtectHome", "yes"],
  ["PrivateTmp", "yes"],
  ["PrivateMounts", "yes"],
  ["PrivateDevices", "yes"],
  ["PrivateUsers", "yes"],
  ["ProtectProc", "invisible"],
  ["ProcSubset", "pid"],
  ["ProtectClock", "yes"],
  ["ProtectControlGroups", "yes"],
  ["ProtectHostname", "yes"],
  ["ProtectKernelLogs", "yes"],
  ["ProtectKernelModules", "yes"],
  ["ProtectKernelTunables", "yes"],
  ["NoNewPrivileges", "yes"],
  ["CapabilityBoundingSet", ""],
  ["AmbientCapabilities", ""],
  ["LockPersonality", "yes"],
  ["RemoveIPC", "yes"],
  ["RestrictNamespaces", "yes"],
  ["RestrictRealtime", "yes"],
  ["RestrictSUIDSGID", "yes"],
  ["SystemCallArchitectures", "native"],
  ["UMask", "0077"],
  ["StateDirectoryMode", "0700"],
  ["User", "bookend"],
])("%s=%s", (name, value) => {
  expect(valuesOf(name)).toEqual([value]);
});

it("only the calls of an ordinary service are allowed, and only sockets of the network and for looking up names", () => {
  expect(valuesOf("SystemCallFilter")).toEqual(["@system-service", "~@privileged @resources"]);
  expect(valuesOf("RestrictAddressFamilies")).toEqual(["AF_INET AF_INET6 AF_UNIX AF_NETLINK"]);
});

it("V8 may write machine code, without which Node doesn't start", () => {
  expect(valuesOf("MemoryDenyWriteExecute")).toEqual([]);
});

it("it starts the host folder's launcher, and waits longer than a shutdown takes", () => {
  expect(valuesOf("ExecStart")).toEqual(["/opt/bookend/bookend start"]);
  expect(valuesOf("WorkingDirectory")).toEqual(["/opt/bookend"]);
  expect(Number(valuesOf("TimeoutStopSec")[0])).toBeGreaterThan(10);
});
