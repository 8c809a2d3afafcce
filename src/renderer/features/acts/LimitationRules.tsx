import { Button } from '@mantine/core'
import { IconPlus, IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownLimitationRule } from '../../../shared/contract/acts.ts'
import { freeRuleId, LimitationRuleDraft } from '../../../shared/domain/limitation.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { NotVerified } from '../../components/NotVerified.tsx'
import { Pane } from '../../components/Pane.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { useAddRow, useRows } from '../registers/useRegister.ts'
import { OwnRule } from './OwnRule.tsx'

const COLUMNS = ['rule', 'length', 'article', 'standing'] as const

/** The rules of limitation: those that ship, with article and source, and those that the vault keeps beside or over them. */
export function LimitationRules({ tools }: { tools: ReactNode }) {
  const { t } = useTranslation('acts')
  const language = useLanguage()
  const navigate = useNavigate({ from: '/case/$caseId/acts' })
  const { rule: asked } = useSearch({ from: '/case/$caseId/acts' })
  const query = useQuery(engine.acts.rules.queryOptions())
  const rules = query.data ?? []
  // Withdrawn ones may stand again: their names stay taken.
  const own = useRows('limitation-rule', '').data
  const current = rules.find(({ ruleId }) => ruleId === asked) ?? rules[0]
  const add = useAddRow('limitation-rule', '', (row) => select(row.ruleId))
  const begin = useRef(() => {})
  begin.current = () => {
    if (own === undefined || query.data === undefined) return
    const ruleId = freeRuleId([...rules, ...own].map((rule) => rule.ruleId))
    add.mutate({ ruleId, title: { en: t('rule.new'), ru: t('rule.new') } })
  }
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'limitation-rule.new',
        title: 'registers:new.limitation-rule',
        keys: ['n'],
        icon: IconPlus,
        run: () => begin.current(),
      },
    ],
    [],
  )
  useCommands(commands)
  const select = (ruleId: string) => void navigate({ search: (known) => ({ ...known, rule: ruleId }), replace: true })
  return (
    <div className="panes">
      <Pane view="limitation-rule" name="list" label={t('part.rules')}>
        <div className="view-head">
          <h1>{t('part.rules')}</h1>
          <span className="spring" />
          {tools}
          <Button
            leftSection={<IconPlus size={15} stroke={1.5} />}
            disabled={add.isPending}
            onClick={() => begin.current()}
          >
            {t('rule.new')}
          </Button>
        </div>
        {add.isError && <ErrorLine error={add.error} />}
        {query.isError && <ErrorLine error={query.error} />}
        <VirtualList
          items={rules}
          keyOf={keyOf}
          label={t('part.rules')}
          selected={new Set(current ? [keyOf(current)] : [])}
          active={current && keyOf(current)}
          onSelect={(_ids, id) => select(rules.find((rule) => keyOf(rule) === id)?.ruleId ?? id)}
          rowHeight={53}
          role="grid"
          columns={COLUMNS.length}
          head={
            <div className="rule-row register-head" role="row" aria-rowindex={1}>
              {COLUMNS.map((column) => (
                <span key={column} role="columnheader">
                  {t(`rule.${column}`)}
                </span>
              ))}
            </div>
          }
          renderRow={(rule) => (
            <div className="rule-row">
              <span role="gridcell" className="wrap-anywhere">
                {rule.title[language] || rule.ruleId}
                <span className="licence-more faint">{territoryInWords(rule.territory, language)}</span>
              </span>
              <span role="gridcell">{lengthOf(rule, t)}</span>
              <span role="gridcell">{rule.article}</span>
              <span role="gridcell">
                {rule.verified ? (
                  <span className="state tone-ok">
                    <IconShieldCheck size={14} stroke={1.6} aria-hidden />
                    {t('rule.verified')}
                  </span>
                ) : (
                  <NotVerified source={rule.source} />
                )}
                {rule.rowId !== null && <span className="licence-more faint">{t('rule.own')}</span>}
              </span>
            </div>
          )}
        />
      </Pane>
      {current && (
        <Pane
          view="limitation-rule"
          name="inspector"
          label={t('rule.label')}
          width={380}
          least={300}
          most={640}
          edge="start"
          ground="inspector"
        >
          <div key={keyOf(current)} className="pane-scroll">
            {current.rowId === null ? <ShippedRule rule={current} /> : <Own rowId={current.rowId} />}
          </div>
        </Pane>
      )}
    </div>
  )
}

function keyOf({ rowId, ruleId }: KnownLimitationRule): string {
  return rowId ?? ruleId
}

type Translate = ReturnType<typeof useTranslation<'acts'>>['t']

function lengthOf({ years, months }: KnownLimitationRule, t: Translate): string {
  return [years > 0 && t('rule.years', { count: years }), months > 0 && t('rule.months', { count: months })]
    .filter(Boolean)
    .join(' ')
}

function Own({ rowId }: { rowId: string }) {
  const row = useRows('limitation-rule', '').data?.find(({ id }) => id === rowId)
  return row ? <OwnRule row={row} /> : null
}

/** A rule as it ships; it is changed by taking it over into the vault. */
function ShippedRule({ rule }: { rule: KnownLimitationRule }) {
  const { t } = useTranslation('acts')
  const language = useLanguage()
  const add = useAddRow('limitation-rule', '', () => undefined)
  return (
    <section className="section">
      <h2>{rule.title[language] || rule.ruleId}</h2>
      <dl className="properties">
        <PropertyRow label={t('rule.name')}>{rule.ruleId}</PropertyRow>
        <PropertyRow label={t('registers:field.starts')}>{t(`starts.${rule.starts}`)}</PropertyRow>
        <PropertyRow label={t('rule.length')}>{lengthOf(rule, t)}</PropertyRow>
        <PropertyRow label={t('registers:field.longStopYears')}>{rule.longStopYears ?? t('rule.none')}</PropertyRow>
        <PropertyRow label={t('registers:field.eachDay')}>
          {t(rule.eachDay ? 'licences:yes' : 'licences:no')}
        </PropertyRow>
        <PropertyRow label={t('registers:field.concealmentPostpones')}>
          {t(rule.concealmentPostpones ? 'licences:yes' : 'licences:no')}
        </PropertyRow>
        <PropertyRow label={t('registers:field.article')}>{rule.article}</PropertyRow>
        <PropertyRow label={t('registers:field.source')}>{rule.source}</PropertyRow>
      </dl>
      <p className="small second">{t(rule.verified ? 'rule.verifiedHint' : 'rule.unverifiedHint')}</p>
      <Button disabled={add.isPending} onClick={() => add.mutate(LimitationRuleDraft.parse(rule))}>
        {t('rule.takeOver')}
      </Button>
      {add.isError && <ErrorLine error={add.error} />}
    </section>
  )
}
