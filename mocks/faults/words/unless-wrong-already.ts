/** For a rule about the whole of a value: it says nothing where a part was found wrong. */
export const unlessWrongAlready = { when: ({ issues }: { issues: readonly unknown[] }) => issues.length === 0 };
