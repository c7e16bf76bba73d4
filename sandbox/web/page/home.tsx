// The app's Home.
import type { KnownBlock } from "@slack/types";
import { useEffect } from "react";
import type { ViewView } from "../contract.js";
import { AppTabs } from "./app-tabs.js";
import { Blocks } from "./blocks/blocks.js";
import { Notice } from "./notices.js";
import { SurfaceContext } from "./surface.js";
import { useClickSurface } from "./use-click-surface.js";
import { appName, useWorkspace } from "./workspace.js";

function HomeBlocks({ home }: { home: ViewView }) {
  const surface = useClickSurface(home.id, { view: home.id });
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={home.view.blocks as KnownBlock[]} />
    </SurfaceContext>
  );
}

export function Home({ trouble }: { trouble: string | undefined }) {
  const { snapshot, act, report } = useWorkspace();
  const { home, me } = snapshot;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the app hears of it again when somebody else opens it.
  useEffect(() => {
    void act({ kind: "openHome" });
  }, [act, me]);

  return (
    <>
      <header className="place-head">
        <h2>{appName(snapshot)}</h2>
        <span className="about">App</span>
      </header>
      <AppTabs current="home" />
      <div className="home">
        {home ? (
          <HomeBlocks home={home} key={home.id} />
        ) : (
          <p className="empty">
            {appName(snapshot)} has no Home yet. In any channel, type {snapshot.commands[0]?.command ?? "a command"} to
            see what it does.
          </p>
        )}
      </div>
      {trouble ? (
        <div className="below">
          <Notice who="Slackbot" text={trouble} onDismiss={() => report(undefined)} />
        </div>
      ) : null}
    </>
  );
}
