/** The environment that a platform which `rehearse stage` left running is reached as. */
export const STAGED_ENVIRONMENT = 'development';
