import { tellCode } from '../app/errors.ts'
import { ErrorLine } from './ErrorLine.tsx'

/** The part of the program that holds the vault does not answer. */
export function EngineGone() {
  return <ErrorLine told={tellCode('ENGINE_GONE')} />
}
