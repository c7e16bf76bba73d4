// One thing that can be chosen in a menu, whatever kind of menu it is.

export interface Choice {
  value: string;
  text: string;
  about?: string;
  group?: string;
}
