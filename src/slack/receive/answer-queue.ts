// Where answers wait after the ack: two lines of limited length, a few answers at a time, and people take turns.

export interface QueuedAnswer {
  /** Who asked, by id. */
  person: string;
  /** It may open a form, for which Slack waits only 3 seconds, so it waits in a line of its own. */
  isUrgent: boolean;
  run(): Promise<void>;
  /** Called when the person has waited for a while. Only once as long as any of their answers wait. */
  onWaiting(): void;
}

export interface AnswerQueue {
  /** False when the line is full, or when enough answers for this person are waiting already. */
  hasRoomFor(person: string): boolean;
  /** Resolves when it is answered. Rejects with what `run` throws. */
  add(answer: QueuedAnswer): Promise<void>;
}

interface Limits {
  /** How many answers of each line are in progress at once. Most of that time they wait for Slack. */
  atOnce: number;
  /** How many may wait. */
  waiting: number;
  /** How many may wait for one person, so one person can't fill the line. */
  waitingEach: number;
  /** After this many milliseconds the person is told. */
  noticeMs: number;
}

/** At 12 ms of CPU each, 300 answers are done within the 8 seconds that a shutdown waits. */
const LIMITS: Limits = { atOnce: 32, waiting: 300, waitingEach: 10, noticeMs: 3000 };

interface Waiting extends QueuedAnswer {
  notice: NodeJS.Timeout;
  answered(): void;
  failed(error: unknown): void;
}

/** A line in which people take turns, however much each is waiting for. `begins` is called before an answer runs. */
function createLine(atOnce: number, begins: (answer: Waiting) => void) {
  // In the order of their turns.
  const byPerson = new Map<string, Waiting[]>();
  let running = 0;

  function take(): Waiting | undefined {
    for (const [person, [first, ...rest]] of byPerson) {
      byPerson.delete(person);
      // Back to the end of the line.
      if (rest.length > 0) byPerson.set(person, rest);
      return first;
    }
    return undefined;
  }

  function runNext(): void {
    while (running < atOnce) {
      const answer = take();
      if (!answer) return;
      void run(answer);
    }
  }

  async function run(answer: Waiting): Promise<void> {
    running += 1;
    begins(answer);
    await answer.run().then(answer.answered, answer.failed);
    running -= 1;
    runNext();
  }

  return {
    add(answer: Waiting) {
      byPerson.set(answer.person, [...(byPerson.get(answer.person) ?? []), answer]);
      runNext();
    },
    countOf: (person: string) => byPerson.get(person)?.length ?? 0,
  };
}

export function createAnswerQueue(limits: Partial<Limits> = {}): AnswerQueue {
  const { atOnce, waiting: most, waitingEach, noticeMs } = { ...LIMITS, ...limits };
  const told = new Set<string>();
  let waiting = 0;

  function begins({ person, notice }: Waiting): void {
    waiting -= 1;
    clearTimeout(notice);
    if (countOf(person) === 0) told.delete(person);
  }

  // A line of their own, so forms don't wait until Slack has taken other answers, nor the others for forms.
  const forms = createLine(atOnce, begins);
  const others = createLine(atOnce, begins);
  const countOf = (person: string) => forms.countOf(person) + others.countOf(person);

  function tell({ person, onWaiting }: QueuedAnswer): void {
    if (told.has(person)) return;
    told.add(person);
    onWaiting();
  }

  return {
    hasRoomFor: (person) => waiting < most && countOf(person) < waitingEach,
    add(answer) {
      return new Promise((answered, failed) => {
        // A shutdown doesn't wait for this timer.
        const notice = setTimeout(() => tell(answer), noticeMs).unref();
        waiting += 1;
        (answer.isUrgent ? forms : others).add({ ...answer, notice, answered, failed });
      });
    },
  };
}
