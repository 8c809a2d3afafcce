import { ActionIcon, Button, Menu, Select, TextInput } from '@mantine/core'
import { IconFilePlus, IconFilter, IconListDetails, IconSortAscending, IconSortDescending } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { count } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { useImport } from '../jobs/useImport.ts'
import { DOCUMENT_ORDERS, type DocumentRow, tagsOf } from './documentList.ts'
import { DocumentRowView } from './DocumentRowView.tsx'
import type { ListOptions } from './listOptions.ts'

interface DocumentListProps {
  caseId: string
  /** Every document of the case. */
  documents: readonly DocumentSummary[]
  /** Those that are shown, in order. */
  rows: readonly DocumentRow[]
  options: ListOptions
  onOptions: (change: Partial<ListOptions>) => void
  selected: ReadonlySet<string>
  active: string | undefined
  onSelect: (selected: ReadonlySet<string>, active: string) => void
  onOpen: () => void
  onImports: () => void
  onShowAll: () => void
}

/** What evidence there is. */
export function DocumentList(props: DocumentListProps) {
  const { documents, rows, options, onOptions } = props
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  const { pick } = useImport(props.caseId)
  const tags = tagsOf(documents, language)
  const narrowed = rows.length < documents.length
  return (
    <>
      <div className="view-head evidence-head">
        <h1>{t('title')}</h1>
        <span className="numbers faint">
          {narrowed
            ? t('list.shown', { shown: count(rows.length, language), all: count(documents.length, language) })
            : count(documents.length, language)}
        </span>
        <span className="spring" />
        <ActionIcon
          aria-label={t('command.filter')}
          aria-pressed={options.shown}
          onClick={() => onOptions({ shown: !options.shown, ...(options.shown ? { text: '', tag: null } : {}) })}
        >
          <IconFilter size={17} stroke={1.5} />
        </ActionIcon>
        <SortMenu options={options} onOptions={onOptions} />
        <ActionIcon aria-label={t('command.imports')} onClick={props.onImports}>
          <IconListDetails size={17} stroke={1.5} />
        </ActionIcon>
        <ActionIcon aria-label={t('empty.add')} onClick={() => pick('files')}>
          <IconFilePlus size={17} stroke={1.5} />
        </ActionIcon>
      </div>
      {options.shown && (
        <div className="evidence-filter">
          <TextInput
            autoFocus
            aria-label={t('list.filter')}
            placeholder={t('list.filter')}
            value={options.text}
            onChange={(event) => onOptions({ text: event.currentTarget.value })}
            onKeyDown={(event) => event.key === 'Escape' && onOptions({ shown: false, text: '', tag: null })}
          />
          {tags.length > 0 && (
            <Select
              aria-label={t('list.tag')}
              placeholder={t('list.anyTag')}
              clearable
              data={tags}
              value={options.tag}
              onChange={(tag) => onOptions({ tag })}
            />
          )}
        </div>
      )}
      {documents.length === 0 ? (
        <EmptyState
          action={
            <div className="row">
              <Button variant="filled" onClick={() => pick('files')}>
                {t('empty.add')}
              </Button>
              <Button onClick={() => pick('folder')}>{t('empty.addFolder')}</Button>
            </div>
          }
        >
          {t('empty.say')}
        </EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState action={<Button onClick={props.onShowAll}>{t('empty.clear')}</Button>}>
          {t('empty.filtered')}
        </EmptyState>
      ) : (
        <VirtualList
          items={rows}
          keyOf={({ document }) => document.id}
          label={t('list.label')}
          selected={props.selected}
          active={props.active}
          onSelect={props.onSelect}
          onOpen={props.onOpen}
          renderRow={(row) => <DocumentRowView {...row} />}
          rowHeight={50}
          multiple
          autoFocus
        />
      )}
    </>
  )
}

function SortMenu({ options, onOptions }: Pick<DocumentListProps, 'options' | 'onOptions'>) {
  const { t } = useTranslation('evidence')
  const Glyph = options.descending ? IconSortDescending : IconSortAscending
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('command.sort')}>
          <Glyph size={17} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.order')}</Menu.Label>
        <Menu.RadioGroup
          value={options.order}
          onChange={(order) => onOptions({ order: order as ListOptions['order'] })}
        >
          {DOCUMENT_ORDERS.map((order) => (
            <Menu.RadioItem key={order} value={order}>
              {t(`order.${order}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={options.descending} onChange={(descending) => onOptions({ descending })}>
          {t('list.descending')}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  )
}
