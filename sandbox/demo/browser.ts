// Opens an address in the browser, if there is one.
import { spawn } from "node:child_process";

/** The command that opens an address on this platform; the address comes last. */
export function openerOn(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] | undefined {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["cmd", "/c", "start", ""];
  // Without a screen, xdg-open may start a browser in the terminal.
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ["xdg-open"] : undefined;
}

export function openInBrowser(url: string): void {
  const [command, ...before] = openerOn(process.platform, process.env) ?? [];
  if (!command) return;
  const browser = spawn(command, [...before, url], { detached: true, stdio: "ignore" });
  browser.on("error", () => undefined);
  browser.unref();
}
