/** What a line begins with in which the program that signs in says why it failed: a team's module may print lines of its own. */
export const NOT_SIGNED_IN = 'not signed in: ';
