import type { ReactNode } from 'react'
import { usePlaceCommands, CaseSidebar } from '../features/cases/CaseSidebar.tsx'
import { DropTarget } from '../features/jobs/DropTarget.tsx'
import { TakeElsewhere } from '../features/packages/TakeElsewhere.tsx'
import { useFrameState } from './frameState.ts'

/** One case: its sidebar and the view of it. Files dropped anywhere here are taken into the case. */
export function CaseFrame({ caseId, children }: { caseId: string; children: ReactNode }) {
  const { sidebarShown } = useFrameState()
  usePlaceCommands(caseId)
  return (
    <DropTarget caseId={caseId}>
      {sidebarShown && <CaseSidebar caseId={caseId} />}
      <div className="case-view">{children}</div>
      <TakeElsewhere caseId={caseId} />
    </DropTarget>
  )
}
