import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { z } from 'zod'
import { ChronologyKind, ChronologyOrder } from '../../shared/contract/chronology.ts'
import { EdtfDate } from '../../shared/domain/edtf.ts'
import { FactFilter, FactOrder } from '../../shared/domain/fact.ts'
import { LicenceState } from '../../shared/domain/licence.ts'
import { readLinkedStretch } from '../../shared/domain/passage.ts'
import { LANE_ORDERS } from '../../shared/domain/timeline-lanes.ts'
import { ViewFailed } from '../components/ViewFailed.tsx'
import { Agreements } from '../features/agreements/Agreements.tsx'
import { AgreementsSearch } from '../features/agreements/agreementsSearch.ts'
import { LicencesAndActs } from '../features/acts/LicencesAndActs.tsx'
import { AuditTrail } from '../features/audit/AuditTrail.tsx'
import { Chronology } from '../features/chronology/Chronology.tsx'
import { CHRONOLOGY_VIEWS } from '../features/chronology/chronologyViews.ts'
import { CaseOverview } from '../features/cases/CaseOverview.tsx'
import { Cases } from '../features/cases/Cases.tsx'
import { Claims } from '../features/claims/Claims.tsx'
import { Dossier } from '../features/dossier/Dossier.tsx'
import { Evidence } from '../features/evidence/Evidence.tsx'
import { Exhibits } from '../features/exhibits/Exhibits.tsx'
import { FACT_SIEVE } from '../features/facts/factSieve.ts'
import { Facts } from '../features/facts/Facts.tsx'
import { Loss } from '../features/loss/Loss.tsx'
import { Proceedings } from '../features/proceedings/Proceedings.tsx'
import { Search } from '../features/search/Search.tsx'
import { Sections } from '../features/sections/Sections.tsx'
import { SettingsView } from '../features/settings/SettingsView.tsx'
import { VaultSection } from '../features/vault/sections.ts'
import { VaultFrame } from '../features/vault/VaultFrame.tsx'
import { VaultView } from '../features/vault/VaultView.tsx'
import { People } from '../features/conflicts/People.tsx'
import { RightsSearch } from '../features/rights/rightFilter.ts'
import { Rights } from '../features/rights/Rights.tsx'
import { CaseFrame } from './CaseFrame.tsx'
import { Frame } from './Frame.tsx'

/*
 * An address carries ids, never a word of a case: browsers write addresses down.
 */

const root = createRootRoute({ component: Frame, notFoundComponent: () => <Navigate to="/cases" replace /> })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/cases', replace: true })
  },
})

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: z.object({
    selected: z.uuidv7().optional().catch(undefined),
    make: z.boolean().optional().catch(undefined),
  }),
  component: Cases,
})

const vaultSearch = createRoute({ getParentRoute: () => root, path: '/search', component: () => <Search /> })
const vaultAgreements = createRoute({
  getParentRoute: () => root,
  path: '/agreements',
  validateSearch: AgreementsSearch,
  component: () => {
    const { view = 'matrix', row } = vaultAgreements.useSearch()
    const navigate = vaultAgreements.useNavigate()
    return (
      <Agreements
        view={view}
        onView={(next) => void navigate({ search: { view: next } })}
        row={row}
        onRow={(id) => void navigate({ search: (known) => ({ ...known, row: id }), replace: true })}
      />
    )
  },
})

const rights = createRoute({
  getParentRoute: () => root,
  path: '/rights',
  validateSearch: RightsSearch,
  component: Rights,
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: z.object({
    show: z.enum(['checks']).optional().catch(undefined),
    /** A party by which somebody is named. */
    person: z.uuidv7().optional().catch(undefined),
    check: z.uuidv7().optional().catch(undefined),
    make: z.boolean().optional().catch(undefined),
  }),
  component: People,
})

const vault = createRoute({
  getParentRoute: () => root,
  path: '/vault',
  validateSearch: z.object({ section: VaultSection.optional().catch(undefined) }),
  component: () => <VaultView section={vault.useSearch().section ?? 'safety'} />,
})

/** The document to which a trail is narrowed. */
const ofDocument = z.object({ doc: z.uuidv7().optional().catch(undefined) })

const vaultTrail = createRoute({
  getParentRoute: () => root,
  path: '/vault/trail',
  validateSearch: ofDocument,
  component: () => (
    <VaultFrame here="trail">
      <AuditTrail documentId={vaultTrail.useSearch().doc} />
    </VaultFrame>
  ),
})

const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsView })

const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/case/$caseId',
  component: () => {
    const { caseId } = caseRoute.useParams()
    return (
      <CaseFrame key={caseId} caseId={caseId}>
        <Outlet />
      </CaseFrame>
    )
  },
})

const overview = createRoute({
  getParentRoute: () => caseRoute,
  path: '/overview',
  component: () => <CaseOverview caseId={caseRoute.useParams().caseId} />,
})

const evidenceRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: '/evidence',
  validateSearch: z.object({
    doc: z.uuidv7().optional().catch(undefined),
    /** ¶ at which the reader opens. */
    at: z.int().positive().optional().catch(undefined),
    /** Page at which it opens, from 1. */
    page: z.int().positive().optional().catch(undefined),
    /** A stretch that is shown, as `6:0-55`: ¶ and characters. */
    mark: z
      .string()
      .refine((text) => readLinkedStretch(text) !== undefined)
      .optional()
      .catch(undefined),
    /** The document beside the one that is read. */
    beside: z.uuidv7().optional().catch(undefined),
    show: z.enum(['all', 'unreviewed', 'not-cited', 'same-story', 'refused']).optional().catch(undefined),
  }),
  component: () => <Evidence caseId={caseRoute.useParams().caseId} />,
})

const caseSearch = createRoute({
  getParentRoute: () => caseRoute,
  path: '/search',
  component: () => <Search caseId={caseRoute.useParams().caseId} />,
})

const facts = createRoute({
  getParentRoute: () => caseRoute,
  path: '/facts',
  validateSearch: z.object({
    fact: z.uuidv7().optional().catch(undefined),
    show: FactFilter.optional().catch(undefined),
    order: FactOrder.optional().catch(undefined),
    ...FACT_SIEVE,
  }),
  component: () => <Facts caseId={caseRoute.useParams().caseId} />,
})

const claims = createRoute({
  getParentRoute: () => caseRoute,
  path: '/claims',
  validateSearch: z.object({
    part: z.enum(['matrix', 'consent']).optional().catch(undefined),
    claim: z.uuidv7().optional().catch(undefined),
    /** The number of an element; without it the claim as a whole. */
    element: z.int().positive().optional().catch(undefined),
    show: z.enum(['all', 'gaps']).optional().catch(undefined),
    /** An arbitration clause. */
    consent: z.uuidv7().optional().catch(undefined),
  }),
  component: () => <Claims caseId={caseRoute.useParams().caseId} />,
})

const acts = createRoute({
  getParentRoute: () => caseRoute,
  path: '/acts',
  validateSearch: z.object({
    part: z.enum(['acts', 'licences', 'rules']).optional().catch(undefined),
    act: z.uuidv7().optional().catch(undefined),
    licence: z.uuidv7().optional().catch(undefined),
    /** The name of a rule of limitation. */
    rule: z.string().max(100).optional().catch(undefined),
    /** The day on which licences are asked about. */
    on: EdtfDate.optional().catch(undefined),
    /** Acts of which the licence stood so. */
    state: z
      .union([LicenceState, z.literal('no-licence')])
      .optional()
      .catch(undefined),
    /** The fact from which an act is to be entered. */
    fact: z.uuidv7().optional().catch(undefined),
  }),
  component: () => <LicencesAndActs caseId={caseRoute.useParams().caseId} />,
})

const loss = createRoute({
  getParentRoute: () => caseRoute,
  path: '/loss',
  validateSearch: z.object({ line: z.uuidv7().optional().catch(undefined) }),
  component: () => <Loss caseId={caseRoute.useParams().caseId} />,
})

const proceedings = createRoute({
  getParentRoute: () => caseRoute,
  path: '/proceedings',
  validateSearch: z.object({
    deadline: z.uuidv7().optional().catch(undefined),
    /** Of those elsewhere; empty shows them without choosing one. */
    proceeding: z
      .union([z.uuidv7(), z.literal('')])
      .optional()
      .catch(undefined),
  }),
  component: () => <Proceedings caseId={caseRoute.useParams().caseId} />,
})

const chronology = createRoute({
  getParentRoute: () => caseRoute,
  path: '/chronology',
  validateSearch: z.object({
    /** An entry, or the row that it is about. */
    entry: z.string().max(120).optional().catch(undefined),
    view: z.enum(CHRONOLOGY_VIEWS).optional().catch(undefined),
    by: z.enum(LANE_ORDERS).optional().catch(undefined),
    order: ChronologyOrder.optional().catch(undefined),
    kinds: z.array(ChronologyKind).optional().catch(undefined),
    party: z.uuidv7().optional().catch(undefined),
    claim: z.uuidv7().optional().catch(undefined),
  }),
  component: () => <Chronology caseId={caseRoute.useParams().caseId} />,
})

const agreements = createRoute({
  getParentRoute: () => caseRoute,
  path: '/agreements',
  validateSearch: AgreementsSearch,
  component: () => {
    const { caseId } = agreements.useParams()
    const { view = 'matrix', row } = agreements.useSearch()
    const navigate = agreements.useNavigate()
    return (
      <Agreements
        key={caseId}
        caseId={caseId}
        view={view}
        onView={(next) => void navigate({ search: { view: next } })}
        row={row}
        onRow={(id) => void navigate({ search: (known) => ({ ...known, row: id }), replace: true })}
      />
    )
  },
})

const exhibits = createRoute({
  getParentRoute: () => caseRoute,
  path: '/exhibits',
  component: () => <Exhibits caseId={caseRoute.useParams().caseId} />,
})

const sections = createRoute({
  getParentRoute: () => caseRoute,
  path: '/sections',
  validateSearch: z.object({
    section: z.uuidv7().optional().catch(undefined),
    /** UTF-16 offset in its text at which it opens. */
    at: z.int().nonnegative().optional().catch(undefined),
  }),
  component: () => <Sections caseId={caseRoute.useParams().caseId} />,
})

const dossier = createRoute({
  getParentRoute: () => caseRoute,
  path: '/dossier',
  component: () => <Dossier caseId={caseRoute.useParams().caseId} />,
})

const trail = createRoute({
  getParentRoute: () => caseRoute,
  path: '/trail',
  validateSearch: ofDocument,
  component: () => <AuditTrail caseId={caseRoute.useParams().caseId} documentId={trail.useSearch().doc} />,
})

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    cases,
    vaultSearch,
    people,
    rights,
    vaultAgreements,
    vault,
    vaultTrail,
    settings,
    caseRoute.addChildren([
      overview,
      evidenceRoute,
      facts,
      claims,
      acts,
      agreements,
      chronology,
      loss,
      caseSearch,
      proceedings,
      exhibits,
      sections,
      dossier,
      trail,
    ]),
  ]),
  history: createHashHistory(),
  defaultErrorComponent: ViewFailed,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
