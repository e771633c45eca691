/** What can start a rehearsal every night. Apart from what is made for each, which is loaded only when a schedule is. */
export const ENGINES = ['github', 'gitlab', 'kubernetes', 'systemd', 'crontab'] as const;
export type Engine = (typeof ENGINES)[number];
