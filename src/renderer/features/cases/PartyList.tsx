import { Button, Select, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Case, type Party, PartyRole } from '../../../shared/contract/cases.ts'
import type { Meeting } from '../../../shared/contract/conflicts.ts'
import { client } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { DecideCheck } from '../conflicts/DecideCheck.tsx'
import { type Decided, recordCheck } from '../conflicts/recordCheck.ts'
import { useCaseWords } from './caseWords.ts'
import { OTHER_ROLES } from './otherRoles.ts'
import { PartyFields } from './PartyFields.tsx'
import { useAliasCheck } from './useAliasCheck.ts'

/**
 * Both sides of a case, and others whom it names. The forum may call the other side respondent, and so it is shown.
 */
export function PartyList({ shown, readOnly }: { shown: Case; readOnly: boolean }) {
  const { t } = useTranslation('cases')
  const { forumOf } = useCaseWords()
  const defendantIs = forumOf(shown.forum)?.defendantIs ?? 'defendant'
  return (
    <section className="overview-section">
      <h2>{t('parties.title')}</h2>
      <div className="party-sides">
        <PartySide
          shown={shown}
          roles={['claimant']}
          title={t('parties.claimants')}
          add={t('parties.addClaimant')}
          readOnly={readOnly}
        />
        <PartySide
          shown={shown}
          roles={['defendant']}
          title={t(`parties.${defendantIs}s`)}
          add={t(`parties.add.${defendantIs}`)}
          readOnly={readOnly}
        />
        <PartySide
          shown={shown}
          roles={OTHER_ROLES}
          title={t('parties.others')}
          hint={t('parties.othersHint')}
          add={t('parties.addOther')}
          readOnly={readOnly}
        />
      </div>
    </section>
  )
}

interface PartySideProps {
  shown: Case
  /** Of several, one is chosen for whoever is added, and each party's own is shown. */
  roles: readonly PartyRole[]
  title: string
  hint?: string
  add: string
  readOnly: boolean
}

function PartySide({ shown, roles, title, hint, add, readOnly }: PartySideProps) {
  const { t } = useTranslation('cases')
  const [open, setOpen] = useState<string>()
  const parties = shown.parties.filter(({ role }) => roles.includes(role))
  const aliases = useAliasCheck(shown.id)
  return (
    <div>
      <h3 className="party-role">{title}</h3>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {parties.length === 0 && <p className="faint small">{t('parties.none')}</p>}
      <ul>
        {parties.map((party) => (
          <li key={party.id}>
            <PartyHead
              party={party}
              withRole={roles.length > 1}
              open={open === party.id}
              onToggle={() => setOpen(open === party.id ? undefined : party.id)}
            />
            {open === party.id && <PartyFields party={party} readOnly={readOnly} onAliases={aliases.check} />}
            {aliases.met?.partyId === party.id && (
              <div className="party-check">
                <p className="small">{t('conflicts:aliasMet', { names: aliases.met.names.join(', ') })}</p>
                <DecideCheck
                  key={aliases.met.names.join()}
                  names={aliases.met.names}
                  meetings={aliases.met.meetings}
                  go={t('conflicts:form.record')}
                  stop={t('conflicts:form.recordConflict')}
                  busy={aliases.busy}
                  onDecide={aliases.decide}
                  onCancel={aliases.dismiss}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {aliases.error && <ErrorLine error={aliases.error} />}
      {!readOnly && <AddParty caseId={shown.id} roles={roles} label={add} onAdded={setOpen} />}
    </div>
  )
}

interface PartyHeadProps {
  party: Party
  withRole: boolean
  open: boolean
  onToggle: () => void
}

function PartyHead({ party, withRole, open, onToggle }: PartyHeadProps) {
  const { t } = useTranslation('cases')
  const { jurisdictionName } = useCaseWords()
  const Arrow = open ? IconChevronDown : IconChevronRight
  const role = withRole && t(`role.${party.role}`)
  const under = [role, jurisdictionName(party.country), ...party.aliases].filter(Boolean).join(', ')
  return (
    <button type="button" className="party-head" aria-expanded={open} onClick={onToggle}>
      <Arrow size={14} stroke={1.6} aria-hidden />
      <span>
        <span className="serif party-name">{party.name}</span>
        <span className="faint small">{under}</span>
      </span>
    </button>
  )
}

interface AddPartyProps {
  caseId: string
  roles: readonly PartyRole[]
  label: string
  onAdded: (partyId: string) => void
}

/**
 * Adds a party after its name was looked for in every other case: whom it meets there is decided first, and the check is
 * recorded either way.
 */
function AddParty({ caseId, roles, label, onAdded }: AddPartyProps) {
  const { t } = useTranslation('cases')
  const [name, setName] = useState<string>()
  const [role, setRole] = useState(roles[0] as PartyRole)
  const [met, setMet] = useState<readonly Meeting[]>()
  const [stopped, setStopped] = useState(false)
  /** A name whose check was recorded, and who could not be added yet. */
  const recorded = useRef<string>(undefined)
  const add = useMutation({
    mutationFn: async (decided?: Decided): Promise<Party | undefined> => {
      const named = (name ?? '').trim()
      if (recorded.current !== named) {
        const meetings = met ?? (await client.conflicts.check({ names: [named], exceptCaseId: caseId }))
        if (meetings.length > 0 && decided === undefined) {
          setMet(meetings)
          return undefined
        }
        const clear = { decision: 'clear', reason: '' } as const
        await recordCheck({ names: [named], meetings, forCaseId: caseId, ...(decided ?? clear) })
        setMet(undefined)
        if (decided?.decision === 'conflict') {
          setStopped(true)
          setName(undefined)
          return undefined
        }
        recorded.current = named
      }
      return client.parties.add({
        caseId,
        role,
        name: named,
        aliases: [],
        country: null,
        address: '',
        representative: '',
      })
    },
    onSuccess: (added) => {
      if (!added) return
      recorded.current = undefined
      setName(undefined)
      onAdded(added.id)
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (met === undefined) add.mutate(undefined)
  }

  if (name === undefined) {
    return (
      <>
        {stopped && (
          <p className="small" role="status">
            {t('conflicts:partyForm.stopped')}
          </p>
        )}
        <Button
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => {
            setStopped(false)
            setName('')
          }}
        >
          {label}
        </Button>
      </>
    )
  }
  return (
    <>
      <form className="stack" onSubmit={submit}>
        <div className="row">
          <TextInput
            aria-label={t('party.name')}
            placeholder={t('party.name')}
            value={name}
            maxLength={300}
            autoFocus
            onChange={(event) => {
              setName(event.currentTarget.value)
              setMet(undefined)
            }}
            onKeyDown={(event) => event.key === 'Escape' && setName(undefined)}
          />
          {roles.length > 1 && (
            <Select
              searchable
              className="party-role-choice"
              aria-label={t('party.role')}
              data={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
              value={role}
              allowDeselect={false}
              onChange={(next) => setRole(PartyRole.catch(role).parse(next))}
            />
          )}
          {met === undefined && (
            <>
              <Button type="submit" disabled={name.trim() === '' || add.isPending}>
                {t('party.add')}
              </Button>
              <Button variant="subtle" onClick={() => setName(undefined)}>
                {t('common:cancel')}
              </Button>
            </>
          )}
        </div>
        {add.error && <ErrorLine error={add.error} />}
      </form>
      {met !== undefined && (
        <div className="party-check">
          <DecideCheck
            names={[name]}
            meetings={met}
            go={t('conflicts:partyForm.go')}
            stop={t('conflicts:partyForm.stop')}
            busy={add.isPending}
            onDecide={(decided) => add.mutate(decided)}
            onCancel={() => {
              setMet(undefined)
              setName(undefined)
            }}
          />
        </div>
      )}
    </>
  )
}
