// Branded ids, so one kind of id can't be passed where another is meant.
declare const idOf: unique symbol;
type Id<Noun extends string> = string & { readonly [idOf]: Noun };

export type WorkspaceId = Id<"workspace">;
/** Slack's user id. */
export type PersonId = Id<"person">;
export type ChannelId = Id<"channel">;
export type UnitId = Id<"unit">;
export type SchoolId = Id<"school">;
export type ReflectionId = Id<"reflection">;
export type OhYeahId = Id<"oh-yeah">;
export type TalkId = Id<"talk">;
export type PlanId = Id<"plan">;

export const asWorkspaceId = (text: string): WorkspaceId => text as WorkspaceId;
export const asPersonId = (text: string): PersonId => text as PersonId;
export const asChannelId = (text: string): ChannelId => text as ChannelId;
export const asPlanId = (text: string): PlanId => text as PlanId;
export const asUnitId = (text: string): UnitId => text as UnitId;

/** Which school, without what it is like. */
export interface SchoolKey {
  workspaceId: WorkspaceId;
  id: SchoolId;
}
