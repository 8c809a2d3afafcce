export const CHRONOLOGY_VIEWS = ['timeline', 'table', 'both'] as const
export type ChronologyView = (typeof CHRONOLOGY_VIEWS)[number]
