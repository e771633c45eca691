/** The label of a container, network or volume that says which session made it, so that nothing of anybody else is removed. */
export const SESSION_LABEL = 'dress-rehearsal.session';

/** The label of a container that says which part of the platform runs in it. */
export const PART_LABEL = 'dress-rehearsal.part';
