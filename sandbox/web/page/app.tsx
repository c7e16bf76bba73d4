// The page as a whole: loads the workspace and lays it out.
import { useCallback, useMemo, useState } from "react";
import { TESS } from "../../demo/school.js";
import type { Act, ActResult, ClockRequest, Snapshot } from "../contract.js";
import { moveClock, act as send } from "./api.js";
import { HOME } from "./app-tabs.js";
import { ConfirmProvider } from "./confirm.js";
import { Layout } from "./layout.js";
import { type Route, useRoute } from "./use-route.js";
import { useSnapshot } from "./use-snapshot.js";
import { appConversation, type Workspace, WorkspaceContext } from "./workspace.js";

interface LoadedProps {
  snapshot: Snapshot;
  route: Route;
  go(to: Route): void;
  reload(): Promise<void>;
}

/** The default conversation: a channel with the app in it. */
const firstConversation = ({ conversations }: Snapshot): string =>
  (conversations.find(({ botIsMember, kind }) => botIsMember && kind !== "direct") ?? conversations[0])?.id ?? "";

function useActing({ snapshot, route, go, reload }: LoadedProps) {
  const [thread, setThread] = useState<string>();
  const [notice, setNotice] = useState<string>();
  const { me } = snapshot;
  const act = useCallback(
    async (what: Act): Promise<ActResult> => {
      const result = await send(me, what);
      await reload();
      const isShownElsewhere =
        what.kind === "fill" || what.kind === "submit" || (what.kind === "click" && "view" in what.on);
      if (result.error && !isShownElsewhere && what.kind !== "read") setNotice(result.error);
      return result;
    },
    [me, reload],
  );
  const workspace = useMemo<Workspace>(
    () => ({
      snapshot,
      act,
      report: setNotice,
      openThread: setThread,
      actAs: (person) => {
        setThread(undefined);
        setNotice(undefined);
        go({ person, conversation: route.conversation });
      },
      open: (conversation) => {
        setThread(undefined);
        setNotice(undefined);
        go({ person: me, conversation });
      },
    }),
    [snapshot, act, go, me, route.conversation],
  );
  return { workspace, thread, notice };
}

function Loaded(props: LoadedProps) {
  const { snapshot, route, reload } = props;
  const { workspace, thread, notice } = useActing(props);
  const isKnown = route.conversation === HOME || snapshot.conversations.some(({ id }) => id === route.conversation);
  const conversation = isKnown && route.conversation ? route.conversation : firstConversation(snapshot);
  const move = async (request: ClockRequest) => {
    const problem = await moveClock(request);
    workspace.report(problem);
    await reload();
    return problem === undefined;
  };
  return (
    <WorkspaceContext value={workspace}>
      <ConfirmProvider>
        <Layout
          current={conversation || (appConversation(snapshot)?.id ?? "")}
          thread={thread}
          notice={notice}
          onMove={move}
        />
      </ConfirmProvider>
    </WorkspaceContext>
  );
}

export function App() {
  const [route, go] = useRoute();
  const { snapshot, failure, reload } = useSnapshot(route.person ?? TESS, () => {
    if (route.person) go({ person: undefined, conversation: undefined });
  });
  return (
    <>
      {failure ? (
        <p className="offline" role="alert">
          {failure}
        </p>
      ) : null}
      {snapshot ? (
        <Loaded snapshot={snapshot} route={route} go={go} reload={reload} />
      ) : (
        <p className="loading" role="status">
          {failure ? "" : "Opening the school…"}
        </p>
      )}
    </>
  );
}
