import { inert } from '../../../shared/domain/inert.ts'

/** Whether the name was typed as it is shown; how its accents are composed is no difference that a person could see. */
export function confirmsName(typed: string, fileName: string): boolean {
  return typed.normalize('NFC') === inert(fileName).normalize('NFC')
}
