import { MutationCache, QueryClient } from '@tanstack/react-query'
import { noteSaved } from './saved.ts'

/** Features whose changes are a person's work: each that succeeds is said in the status bar. */
const WORK = [
  'cases',
  'parties',
  'stages',
  'evidence',
  'exhibits',
  'facts',
  'passages',
  'redaction',
  'registers',
  'sections',
  'stories',
]

/*
 * The engine says what changed (events.ts), so nothing grows stale by time; and it is reached without a network,
 * so an offline machine must not pause requests.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, retry: false, networkMode: 'always', refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onSuccess: (_result, _input, _context, mutation) => {
      const [path] = (mutation.options.mutationKey ?? []) as [string[]?]
      if (WORK.includes(path?.[0] ?? '')) noteSaved()
    },
  }),
})
