// Small choices the browser keeps for the visitor. Storage may be switched off: then they last as long as the page.

/** Asking for the storage itself may throw, so it is asked for each time. */
function createStorage(storage: () => Storage) {
  return {
    read(key: string): string | undefined {
      try {
        return storage().getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(key: string, value: string): void {
      try {
        storage().setItem(key, value);
      } catch {
        // Nothing depends on it.
      }
    },
  };
}

export const browserStorage = createStorage(() => localStorage);
export const tabStorage = createStorage(() => sessionStorage);
