import type { Matter } from '../matter-rule.ts';

/** One edition of a standard, or one order: what a comment may rest on. */
export interface Standard {
  readonly id: string;
  /** `SL/T 808`, `水利部令第53号` */
  readonly number: string;
  /** `2021`; empty where the number says it all. */
  readonly edition: string;
  readonly title: string;
  /** The reports that are usually judged by it: these are offered first. */
  readonly matters: readonly Matter[];
  /** A day, or a year alone where the day has not been looked up. */
  readonly validFrom: string;
  readonly superseded: Supersession | null;
  /** The day on which the row was last compared with what its publisher says. */
  readonly comparedOn: string;
  readonly clauses: readonly Clause[];
}

export interface Supersession {
  readonly by: Standard['id'];
  /** A day, or a year alone. */
  readonly from: string;
}

export interface Clause {
  readonly id: string;
  /** `4.3`, `第十五条`; empty where only the chapter is meant. */
  readonly clause: string;
  readonly heading: string;
  /** What a reviewer looks for there, in our words: the standard itself is not copied. */
  readonly point: string;
  /** The clause of a later edition that asks the same; null where none does. */
  readonly replacedBy: string | null;
}
