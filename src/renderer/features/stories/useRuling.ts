import { useMutation } from '@tanstack/react-query'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'

/** Rules on stories and origins; what follows from it is read anew at once. */
export function useRuling() {
  return useMutation(
    engine.stories.rule.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: engine.stories.key() }),
    }),
  )
}
