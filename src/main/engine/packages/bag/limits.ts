/*
 * What a package may ask of this computer. A package comes from outside: one that goes beyond is refused and not read.
 */

const MEBIBYTE = 1024 * 1024

export const MOST_FILES = 500_000
/** Bytes of one JSON or tag file, which are read into memory. */
export const LARGEST_JSON = 256 * MEBIBYTE
/** How much more a deflated file may hold than lies in the package, and from what size on that is asked. */
export const MOST_INFLATION = 200
export const SMALL_ENOUGH = 16 * MEBIBYTE
/** Bytes in which the header of an age file with one passphrase must end. */
export const AGE_HEADER = 4096
/**
 * Exponent of the work factor of scrypt under which ours are sealed, and the highest that is read: that of the age program,
 * 256 MiB and about a second.
 */
export const WORK_FACTOR = 18
/** Faults that are listed; one more says nothing more. */
export const MOST_FAULTS = 200
export const LONGEST_PATH = 1024
