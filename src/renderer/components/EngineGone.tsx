import { tellCode } from '../app/errors.ts'
import { ToldLine } from './ErrorLine.tsx'

/** The part of the program that holds the vault does not answer. */
export function EngineGone() {
  return <ToldLine told={tellCode('ENGINE_GONE')} />
}
