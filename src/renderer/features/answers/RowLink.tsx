import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Statement } from '../../../shared/contract/answers.ts'
import type { RegisterKind } from '../../../shared/domain/register-kinds.ts'

export type AboutRow = NonNullable<Statement['about']> | { kind: 'right'; id: string }

/** Leads to a row of a register where it is entered. */
export function RowLink({
  caseId,
  about: { kind, id },
  children,
}: {
  caseId: string
  about: AboutRow | { kind: RegisterKind; id: string }
  children: ReactNode
}) {
  const params = { caseId }
  switch (kind) {
    case 'proceeding':
    case 'deadline':
      return (
        <Link to="/case/$caseId/proceedings" params={params} search={{ [kind]: id }}>
          {children}
        </Link>
      )
    case 'claim':
      return (
        <Link to="/case/$caseId/claims" params={params} search={{ claim: id }}>
          {children}
        </Link>
      )
    case 'consent':
      return (
        <Link to="/case/$caseId/claims" params={params} search={{ part: 'consent', consent: id }}>
          {children}
        </Link>
      )
    case 'loss-line':
      return (
        <Link to="/case/$caseId/loss" params={params} search={{ line: id }}>
          {children}
        </Link>
      )
    case 'section':
      return (
        <Link to="/case/$caseId/sections" params={params} search={{ section: id }}>
          {children}
        </Link>
      )
    case 'right':
      return (
        <Link to="/rights" search={{ right: id }}>
          {children}
        </Link>
      )
    default:
      return <>{children}</>
  }
}
