// One machine that runs Bookend: its clocks, the places where it waits, and its crashes.
import type { Timeline } from "./timeline.js";

/** What the world does to a machine where it waits. */
export interface Hazards {
  /** How long the wait takes in the end, in milliseconds. */
  stretch(machine: Machine, wait: Wait): number;
  /** Happens right before the machine goes on. True: the machine crashes instead. */
  strike(machine: Machine, wait: Wait): Promise<boolean>;
}

export interface Wait {
  ms: number;
  /** For the trace: "ledger: claim monthly-report 2026-10". */
  where: string;
}

export class Machine {
  isUp = false;
  /** It waits for its next tick. */
  isIdle = false;
  /** How far its wall clock is ahead of the true time, in milliseconds. Its monotonic clock is never wrong. */
  clockError = 0;
  /** What Slack told it was done, until it has written that down: by period, or undefined for notices. */
  delivered: { period: string | undefined; version: { confirmedAt: number } }[] = [];
  /** How many changes people had made when its last tick began. */
  knownChanges = 0;
  /** What the report it last composed an answer to would have said then. */
  knownReport: string | undefined;
  /** Counts its starts. A program of an earlier life never goes on. */
  private life = 0;
  private pauseOrEnd = () => {};

  constructor(
    readonly name: string,
    private readonly timeline: Timeline,
    private readonly hazards: Hazards,
  ) {}

  wall(): Date {
    return new Date(this.timeline.now + this.clockError);
  }

  monotonic(): number {
    return this.timeline.now;
  }

  /** Runs the program until it waits for the first time. */
  start(program: () => Promise<void>): Promise<void> {
    this.isUp = true;
    this.isIdle = false;
    this.life++;
    return this.letRun(() => void program().then(() => this.pauseOrEnd()));
  }

  /** It has written down what it knows of this period's post, or of notices. */
  confirm(period: string | undefined): void {
    for (const { version } of this.delivered.filter((one) => one.period === period)) {
      version.confirmedAt = this.timeline.now;
    }
    this.delivered = this.delivered.filter((one) => one.period !== period);
  }

  /** Loses everything in memory. What it sent is on its way all the same. */
  crash(): void {
    this.isUp = false;
    this.life++;
    this.delivered = [];
  }

  /** Waits in virtual time while others run. If the machine crashes meanwhile, this never returns. */
  pause(ms: number, where: string): Promise<void> {
    const { life } = this;
    const wait = { ms, where };
    return new Promise((goOn) => {
      this.timeline.after(this.hazards.stretch(this, wait), async () => {
        if (life !== this.life) return;
        if (await this.hazards.strike(this, wait)) return;
        await this.letRun(goOn);
      });
      this.pauseOrEnd();
    });
  }

  /** Resolves when the program waits again, or ends. Until then nothing else happens in the world. */
  private letRun(goOn: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.pauseOrEnd = resolve;
      goOn();
    });
  }
}
