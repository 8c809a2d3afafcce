import { Button, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case, Party, PartyRole } from '../../../shared/contract/cases.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { useCaseWords } from './caseWords.ts'
import { PartyFields } from './PartyFields.tsx'

/** Both sides of a case. The forum may call the other side respondent, and so it is shown. */
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
          role="claimant"
          title={t('parties.claimants')}
          add={t('parties.addClaimant')}
          readOnly={readOnly}
        />
        <PartySide
          shown={shown}
          role="defendant"
          title={t(`parties.${defendantIs}s`)}
          add={t(`parties.add.${defendantIs}`)}
          readOnly={readOnly}
        />
      </div>
    </section>
  )
}

interface PartySideProps {
  shown: Case
  role: PartyRole
  title: string
  add: string
  readOnly: boolean
}

function PartySide({ shown, role, title, add, readOnly }: PartySideProps) {
  const { t } = useTranslation('cases')
  const [open, setOpen] = useState<string>()
  const parties = shown.parties.filter((party) => party.role === role)
  return (
    <div>
      <h3 className="party-role">{title}</h3>
      {parties.length === 0 && <p className="faint small">{t('parties.none')}</p>}
      <ul>
        {parties.map((party) => (
          <li key={party.id}>
            <PartyHead
              party={party}
              open={open === party.id}
              onToggle={() => setOpen(open === party.id ? undefined : party.id)}
            />
            {open === party.id && <PartyFields party={party} readOnly={readOnly} />}
          </li>
        ))}
      </ul>
      {!readOnly && <AddParty caseId={shown.id} role={role} label={add} onAdded={setOpen} />}
    </div>
  )
}

function PartyHead({ party, open, onToggle }: { party: Party; open: boolean; onToggle: () => void }) {
  const { jurisdictionName } = useCaseWords()
  const Arrow = open ? IconChevronDown : IconChevronRight
  const under = [jurisdictionName(party.country), ...party.aliases].filter(Boolean).join(', ')
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
  role: PartyRole
  label: string
  onAdded: (partyId: string) => void
}

function AddParty({ caseId, role, label, onAdded }: AddPartyProps) {
  const { t } = useTranslation('cases')
  const [name, setName] = useState<string>()
  const add = useMutation(
    engine.parties.add.mutationOptions({
      onSuccess: ({ id }) => {
        setName(undefined)
        onAdded(id)
      },
    }),
  )

  function submit(event: FormEvent) {
    event.preventDefault()
    add.mutate({ caseId, role, name: name ?? '', aliases: [], country: null, address: '', representative: '' })
  }

  if (name === undefined) {
    return (
      <Button variant="subtle" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={() => setName('')}>
        {label}
      </Button>
    )
  }
  return (
    <form className="stack" onSubmit={submit}>
      <div className="row">
        <TextInput
          aria-label={t('party.name')}
          placeholder={t('party.name')}
          value={name}
          maxLength={300}
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setName(undefined)}
        />
        <Button type="submit" disabled={name.trim() === '' || add.isPending}>
          {t('party.add')}
        </Button>
        <Button variant="subtle" onClick={() => setName(undefined)}>
          {t('common:cancel')}
        </Button>
      </div>
      {add.error && <ErrorLine error={add.error} />}
    </form>
  )
}
