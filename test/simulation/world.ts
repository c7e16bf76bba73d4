// Everything one seed needs: time, machines, Slack, the school's rows, and what strikes a machine where it waits.
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import type { Dice } from "./dice.js";
import type { DisabledSafeguard } from "./disabled-safeguards.js";
import { type Hazards, Machine, type Wait } from "./machine.js";
import { HOUR, MINUTE, NO_RATES, type Rates, type Scenario } from "./scenario.js";
import { SimulatedSlack } from "./simulated-slack.js";
import { Timeline } from "./timeline.js";

const STALLS = [2000, 40_000, 150_000, 400_000];
/**
 * The longest time a machine stands still between its last look at the ledger and its request. No program can guard
 * against a longer one: Slack takes any request at any time. A notice is one such step, to all admins.
 */
const LONGEST_BEFORE_SENDING = 30_000;
const BEFORE_SENDING = /^(slack: send|slack: notice|people: admins)/;
const RESTARTS = [1000, 20_000, 90_000, 3 * MINUTE, 5 * MINUTE];
const MAX_CRASHES = 6;
const CLOCK_ERRORS = [-26 * HOUR, -3 * HOUR, -5 * MINUTE, -30_000, 0, 0, 45_000, 5 * MINUTE, 9 * MINUTE, 3 * HOUR];

interface Setup {
  dice: Dice;
  scenario: Scenario;
  db: Db;
  school: School;
  disabled: DisabledSafeguard;
  isTraced: boolean;
}

export class World implements Hazards {
  readonly timeline: Timeline;
  readonly slack: SimulatedSlack;
  readonly machines: Machine[];
  readonly trace: string[] = [];
  /** Errors that no mishap explains. */
  readonly bugs: string[] = [];
  /** How many changes people have made to the log. */
  changes = 0;
  /** The months whose report someone asked for before it was due, and when they first did. */
  readonly asked = new Map<string, number>();
  rates: Rates;
  private crashes = 0;
  /** What runs on a machine, and what people do. */
  program: (machine: Machine) => Promise<void> = async () => {};
  someoneActs: () => Promise<void> = async () => {};

  constructor(readonly setup: Setup) {
    const { dice, scenario } = setup;
    this.rates = scenario.rates;
    this.timeline = new Timeline(dice, scenario.stretches[0]?.from ?? 0);
    this.slack = new SimulatedSlack(scenario.rules, () => this.timeline.now);
    this.machines = Array.from(
      { length: scenario.machines },
      (_, index) => new Machine(`m${index + 1}`, this.timeline, this),
    );
  }

  get dice(): Dice {
    return this.setup.dice;
  }

  get scenario(): Scenario {
    return this.setup.scenario;
  }

  tell(who: string, what: () => string): void {
    if (this.setup.isTraced) this.trace.push(`${new Date(this.timeline.now).toISOString()} ${who}: ${what()}`);
  }

  start(machine: Machine): Promise<void> {
    this.tell(machine.name, () => "starts");
    return machine.start(() => this.program(machine));
  }

  crash(machine: Machine, why: string): void {
    this.tell(machine.name, () => `crashes ${why}`);
    machine.crash();
  }

  stretch(_machine: Machine, { ms, where }: Wait): number {
    if (!this.dice.chance(this.rates.stall)) return ms;
    const stall = this.dice.pick(STALLS);
    return ms + (BEFORE_SENDING.test(where) ? Math.min(stall, LONGEST_BEFORE_SENDING) : stall);
  }

  async strike(machine: Machine, { where }: Wait): Promise<boolean> {
    const { dice, rates } = this;
    if (dice.chance(rates.clockJump)) this.setClock(machine, dice.pick(CLOCK_ERRORS));
    if (dice.chance(rates.person)) await this.someoneActs();
    if (this.crashes < MAX_CRASHES && dice.chance(rates.crash)) {
      this.crashes++;
      this.crash(machine, `before "${where}"`);
      this.timeline.after(dice.pick(RESTARTS), () => (machine.isUp ? undefined : this.start(machine)));
      return true;
    }
    this.tell(machine.name, () => where);
    return false;
  }

  private setClock(machine: Machine, error: number): void {
    const all = this.scenario.hasSharedClock ? this.machines : [machine];
    for (const one of all) one.clockError = error;
    this.tell(all.map(({ name }) => name).join(", "), () => `clock is wrong by ${error / 1000} s`);
  }

  /** From now on nothing goes wrong anymore. */
  calmDown(): void {
    this.rates = NO_RATES;
    this.slack.rules = { ...this.slack.rules, troubles: [] };
    for (const machine of this.machines) machine.clockError = 0;
    this.tell("world", () => "calms down");
  }
}
