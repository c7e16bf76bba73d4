// Small choices saved in the browser. If storage is turned off, they last as long as the page.

/** Getting the storage object may throw, so each call gets it again. */
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
        // Nothing depends on saving it.
      }
    },
  };
}

export const browserStorage = createStorage(() => localStorage);
export const tabStorage = createStorage(() => sessionStorage);
