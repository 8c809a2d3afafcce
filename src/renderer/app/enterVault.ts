import type { VaultInfo } from '../../shared/contract/vault.ts'
import { engine } from './engine.ts'
import { setRestoring } from './frameState.ts'
import { queryClient } from './queries.ts'

/** Shows a vault that has just been opened. */
export function enterVault(info: VaultInfo): void {
  setRestoring(false)
  queryClient.setQueryData(engine.vault.current.queryKey(), info)
  void queryClient.invalidateQueries()
}
