// Tests that ids are the text Slack or the database gave, and nothing else.
import { expect, it } from "vitest";
import { asChannelId, asPersonId, asSchoolId, asUnitId, asWorkspaceId } from "../../src/domain/ids.js";

it.each([[asWorkspaceId], [asPersonId], [asChannelId], [asUnitId], [asSchoolId]])(
  "%o changes no letter of an id",
  (as) => {
    expect(as("U0aB")).toBe("U0aB");
  },
);
