/** Rises whenever the same bytes may come out as other blocks or findings; passages name the version they were marked in. */
export const EXTRACTION_VERSION = 2
