import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../shared/contract/jobs.ts'
import { engine } from '../../app/engine.ts'

/** A job that was begun here, as it stands now. */
export function useJob(begun: Job): Job {
  const { data } = useQuery(engine.jobs.list.queryOptions({ input: {} }))
  return data?.find(({ id }) => id === begun.id) ?? begun
}
