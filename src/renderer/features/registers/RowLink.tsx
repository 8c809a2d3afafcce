import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RegisterKind } from '../../../shared/domain/register-kinds.ts'

interface RowLinkProps {
  caseId: string
  about: { kind: RegisterKind; id: string }
  children: ReactNode
}

/** Leads to a row of a register where it is entered. */
export function RowLink({ caseId, about: { kind, id }, children }: RowLinkProps) {
  return <Link {...placeOf(kind, id, caseId)}>{children}</Link>
}

function placeOf(kind: RegisterKind, id: string, caseId: string): LinkProps {
  const params = { caseId }
  switch (kind) {
    case 'act':
      return { to: '/case/$caseId/acts', params, search: { act: id } }
    case 'licence':
      return { to: '/case/$caseId/acts', params, search: { part: 'licences', licence: id } }
    case 'limitation-rule':
      return { to: '/case/$caseId/acts', params, search: { part: 'rules' } }
    case 'claim':
      return { to: '/case/$caseId/claims', params, search: { claim: id } }
    case 'consent':
      return { to: '/case/$caseId/claims', params, search: { part: 'consent', consent: id } }
    case 'loss-line':
      return { to: '/case/$caseId/loss', params, search: { line: id } }
    case 'proceeding':
      return { to: '/case/$caseId/proceedings', params, search: { proceeding: id } }
    case 'deadline':
      return { to: '/case/$caseId/proceedings', params, search: { deadline: id } }
    case 'section':
      return { to: '/case/$caseId/sections', params, search: { section: id } }
    case 'agreement':
      return { to: '/case/$caseId/agreements', params, search: { view: 'register', row: id } }
    case 'correction':
      return { to: '/case/$caseId/agreements', params, search: { view: 'matrix' } }
    case 'right':
      return { to: '/rights', search: { right: id } }
    case 'product':
      return { to: '/rights', search: { show: 'products', product: id } }
    case 'conflict-check':
      return { to: '/people', search: { show: 'checks', check: id } }
  }
}
