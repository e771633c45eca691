/** A file that is to be there: written as it is where there is none, or lines added to one that may be there. */
export type NewFile =
  | { path: string; text: string }
  | {
      path: string;
      /** Lines that are added where they are not there yet, under a heading. */
      lines: readonly string[];
      heading: string;
    };
