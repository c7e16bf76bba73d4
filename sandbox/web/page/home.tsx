// The app's Home.
import type { KnownBlock } from "@slack/types";
import { useEffect } from "react";
import type { ViewView } from "../contract.js";
import { AppTabs } from "./app-tabs.js";
import { Blocks } from "./blocks/blocks.js";
import { Notice, SlackbotNotice, ViewNotice, Working } from "./notices.js";
import { SurfaceContext } from "./surface.js";
import { useKeepFocus } from "./use-keep-focus.js";
import { useViewSurface } from "./use-view-surface.js";
import { appName, useWorkspace } from "./workspace.js";

function HomeBlocks({ home }: { home: ViewView }) {
  const { snapshot } = useWorkspace();
  const surface = useViewSurface(home);
  const part = useKeepFocus<HTMLElement>(home.hash);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it must be scrollable by keyboard.
    <section ref={part} className="home" data-home aria-label={`Home of ${appName(snapshot)}`} tabIndex={0}>
      <ViewNotice text={surface.failure} />
      <SurfaceContext value={surface}>
        <Blocks blocks={home.view.blocks as KnownBlock[]} />
      </SurfaceContext>
    </section>
  );
}

function NoHome() {
  const { snapshot } = useWorkspace();
  return (
    <div className="home">
      <p className="empty">
        {appName(snapshot)} has no Home yet. In any channel, type {snapshot.commands[0]?.command ?? "a command"} to see
        what it does.
      </p>
    </div>
  );
}

export function Home({ notice }: { notice: string | undefined }) {
  const { snapshot, act, report } = useWorkspace();
  const { home, me } = snapshot;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the app hears about it again when another person opens it.
  useEffect(() => {
    void act({ kind: "openHome" });
  }, [act, me]);

  return (
    <>
      <header className="view-head">
        <h2>{appName(snapshot)}</h2>
        <span className="about">App</span>
      </header>
      <AppTabs current="home" />
      {home ? <HomeBlocks home={home} key={home.id} /> : <NoHome />}
      <div className="below">
        <Working view={home?.id} />
        <SlackbotNotice />
        {notice ? <Notice who="Slackbot" text={notice} onDismiss={() => report(undefined)} /> : null}
      </div>
    </>
  );
}
