import { useMutation, useQuery } from '@tanstack/react-query'
import type { Settings } from '../../shared/contract/settings.ts'
import { engine } from './engine.ts'
import { queryClient } from './queries.ts'

const BEFORE_KNOWN: Settings = {
  language: null,
  theme: 'system',
  operator: '',
  lockAfter: null,
  lockOnSleep: true,
  singleKeys: true,
  recognition: 'offered',
  recognitionLanguages: ['eng'],
  widths: {},
}

/** The settings of this machine's user; until the engine has told them, the ones it begins with. */
export function useSettings(): Settings {
  return useQuery(engine.settings.get.queryOptions()).data ?? BEFORE_KNOWN
}

/** Changes settings at once in the window, and in the engine. */
export function useChangeSettings() {
  return useMutation(
    engine.settings.change.mutationOptions({
      onMutate: (fields) =>
        queryClient.setQueryData(engine.settings.get.queryKey(), (known) => known && { ...known, ...fields }),
      onSuccess: (settings) => queryClient.setQueryData(engine.settings.get.queryKey(), settings),
      onError: () => queryClient.invalidateQueries({ queryKey: engine.settings.key() }),
    }),
  )
}
