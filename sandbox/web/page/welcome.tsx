// The welcome that a first-time visitor sees until they dismiss it.
import { useState } from "react";
import { tabStorage } from "./storage.js";
import { type StepsProps, WelcomeSteps } from "./welcome-steps.js";

const KEY = "welcome";
const DISMISSED = "dismissed";

export function Welcome(props: StepsProps) {
  const [isDismissed, setDismissed] = useState(() => tabStorage.read(KEY) === DISMISSED);
  if (isDismissed) return null;
  const dismiss = () => {
    setDismissed(true);
    tabStorage.write(KEY, DISMISSED);
    // The focused button is gone.
    document.querySelector<HTMLElement>("[data-composer]")?.focus();
  };
  return (
    <section className="welcome" aria-labelledby="welcome-title">
      <header>
        <p>
          <strong>Bookend</strong> logs the units that teachers and the librarian teach together, right in Slack, and
          posts a report of them each month.
        </p>
        <button
          type="button"
          className="icon-button"
          aria-label="Dismiss the welcome"
          title="Dismiss"
          onClick={dismiss}
        >
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <h2 id="welcome-title">Try Bookend in three steps</h2>
      <p className="about">The school is made up; the app is real. Nothing leaves this computer.</p>
      <WelcomeSteps {...props} />
    </section>
  );
}
