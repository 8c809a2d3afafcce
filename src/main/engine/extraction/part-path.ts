/** Signs that are not seen, or turn the order of those that are: a name may not pretend to be another. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/**
 * The path of a file inside what holds it, with `/`: without a drive, a root or steps upwards. It only names the file;
 * nothing is ever written under it.
 */
export function partPath(name: string): string {
  const steps = name
    .replace(UNSEEN, '')
    .replace(/^[a-z]:/i, '')
    .split(/[/\\]/)
    .map((step) => step.trim())
  return steps.filter((step) => step !== '' && step !== '.' && step !== '..').join('/') || 'file'
}
