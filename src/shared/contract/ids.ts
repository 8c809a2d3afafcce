import { z } from 'zod'

export const Id = z.uuidv7()

/** SHA-256 of a file's bytes, lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A moment in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime()

/** A civil day, ISO 8601. */
export const Day = z.iso.date()

/**
 * An opaque handle for a file or a folder that a shell has granted. The window never names a path;
 * handles die with the engine.
 */
export const Place = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
export type Place = z.infer<typeof Place>
