// One choice in a menu of any type.

export interface Choice {
  value: string;
  text: string;
  about?: string;
  group?: string;
}
