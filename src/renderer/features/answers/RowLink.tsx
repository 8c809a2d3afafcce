import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Statement } from '../../../shared/contract/answers.ts'

export type AboutRow = NonNullable<Statement['about']> | { kind: 'right'; id: string }

/** Leads to a row of a register where it is entered. */
export function RowLink({
  caseId,
  about: { kind, id },
  children,
}: {
  caseId: string
  about: AboutRow
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
    default:
      return <>{children}</>
  }
}
