import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { indexTargets, isBroken, type Resolution, type TargetIndex } from '../../../shared/domain/reference-target.ts'
import { engine } from '../../app/engine.ts'

/** What the texts of a case may refer to, as it is called today. */
export function useTargets(caseId: string): TargetIndex {
  const targets = useQuery(engine.sections.targets.queryOptions({ input: { caseId } })).data
  return useMemo(() => indexTargets(targets ?? []), [targets])
}

/** How a reference is said: `C-1, p. 8`, what it is, and why it does not resolve. */
export function useReferenceWords() {
  const { t } = useTranslation('sections')

  function read({ reference, target, label }: Resolution): string {
    const pinpoint = reference?.pinpoint
    if (!pinpoint || !target) return label ?? ''
    const { kind, from, to } = pinpoint
    const several = from !== to && kind !== 'element' ? 's' : ''
    return t(`pin.${kind}${several}`, { label: target.label, at: from, from, to })
  }

  function describe(resolution: Resolution): string {
    const { state, target, reference } = resolution
    const element = target?.elements.find(({ number }) => number === reference?.pinpoint?.from)
    return [
      target && `${t(`of.${target.of}`)} ${read(resolution)}: ${element?.title ?? target.title}`,
      state !== 'resolved' && t(`state.${state}`),
    ]
      .filter(Boolean)
      .join('\n')
  }

  return { read, describe }
}

/** Opens what a reference names, at its page or paragraph. */
export function useOpenReference(caseId: string): (resolution: Resolution) => void {
  const navigate = useNavigate()
  const params = { caseId }
  return ({ target, reference, state }) => {
    if (!target) return
    const { kind, from } = reference?.pinpoint ?? {}
    switch (target.of) {
      case 'exhibit': {
        const doc = target.documentId ?? undefined
        const place = isBroken(state) || from === undefined ? {} : kind === 'page' ? { page: from } : { at: from }
        return void navigate({ to: '/case/$caseId/evidence', params, search: { doc, ...place } })
      }
      case 'fact':
        return void navigate({ to: '/case/$caseId/facts', params, search: { fact: target.id } })
      case 'claim': {
        const element = isBroken(state) || from === undefined ? {} : { element: from }
        return void navigate({ to: '/case/$caseId/claims', params, search: { claim: target.id, ...element } })
      }
      case 'licence':
        return void navigate({
          to: '/case/$caseId/acts',
          params,
          search: { part: 'licences', licence: target.id },
        })
      case 'act':
        return void navigate({ to: '/case/$caseId/acts', params, search: { act: target.id } })
    }
  }
}
