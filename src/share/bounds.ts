/** Bounds of what is kept with its results, in the browser or as a file. */

/** Characters of a file. */
export const LONGEST_FILE = 200_000_000
/** Characters of the name under which something is kept. */
export const LONGEST_NAME = 80
