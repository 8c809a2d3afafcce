/** The forms of a case package, each with what its name ends in. */
export const FORMS = { sealed: '.zip.age', zip: '.zip', folder: '' } as const
export type PackageForm = keyof typeof FORMS

/** Characters that a file system may refuse in a name. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]+/gu
const LONGEST = 80

/** A name for the package of a case that every file system takes: `26-014 Arsenal, Bulgaria`. */
export function packageName({ reference, title }: { reference: string; title: string }): string {
  const words = `${reference} ${title}`.replaceAll(FORBIDDEN, ' ').replaceAll(/\s+/g, ' ')
  return words.slice(0, LONGEST).replace(/[. ]+$/, '')
}
