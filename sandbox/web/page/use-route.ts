// Who acts and which conversation is open. Both are in the address, so that reload and Back work,
// and two tabs can be two people.
import { useCallback, useEffect, useState } from "react";

export interface Route {
  person: string | undefined;
  conversation: string | undefined;
}

function readRoute(): Route {
  const [person, conversation] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return { person: person || undefined, conversation: conversation || undefined };
}

export function useRoute(): [Route, (to: Route) => void] {
  const [route, setRoute] = useState(readRoute);
  useEffect(() => {
    const follow = () => setRoute(readRoute());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const go = useCallback((to: Route) => {
    const parts = [to.person ?? "", to.conversation ?? ""].map(encodeURIComponent);
    history.pushState(null, "", `#/${parts.join("/")}`);
    setRoute(to);
  }, []);
  return [route, go];
}
