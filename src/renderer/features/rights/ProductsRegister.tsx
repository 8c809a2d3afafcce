import { TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { count } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow, useRows } from '../registers/useRegister.ts'
import { ProductInspector } from './ProductInspector.tsx'
import './rights.css'

const COLUMNS = ['name', 'line', 'rights'] as const

/** The works, products and models that rights protect, each with the one that it follows. */
export function ProductsRegister({ tools }: { tools: ReactNode }) {
  const { t } = useTranslation('rights')
  const language = useLanguage()
  const navigate = useNavigate({ from: '/rights' })
  const { product: asked } = useSearch({ from: '/rights' })
  const rows = useRows('product', '')
  const rights = useRows('right', '').data
  const names = useMemo(() => new Map((rows.data ?? []).map(({ id, name }) => [id, name])), [rows.data])
  const protectedBy = useMemo(() => {
    const standing = (rights ?? []).filter(({ withdrawnOn }) => withdrawnOn === null)
    const named = standing.flatMap((right) => right.productIds.map((id) => ({ id, right })))
    return Map.groupBy(named, ({ id }) => id)
  }, [rights])

  const select = (id: string) => void navigate({ search: (known) => ({ ...known, product: id }), replace: true })

  function lineOf({ predecessorId, variantOfId }: Row<'product'>): string {
    const follows = predecessorId === null ? undefined : names.get(predecessorId)
    const variantOf = variantOfId === null ? undefined : names.get(variantOfId)
    return [
      follows !== undefined && t('product.line', { what: t('product.follows'), name: follows }),
      variantOf !== undefined && t('product.line', { what: t('product.variant'), name: variantOf }),
    ]
      .filter(Boolean)
      .join(', ')
  }

  return (
    <RegisterPanes
      kind="product"
      title={t('productsTitle')}
      rows={rows}
      wordsOf={({ name, aliases, notes }) => [name, ...aliases, notes].join('\n')}
      renderRow={(product) => (
        <div className={product.withdrawnOn === null ? 'product-row' : 'product-row register-withdrawn'}>
          <span role="gridcell" className="wrap-anywhere">
            {product.name} <span className="faint">{product.aliases.join(', ')}</span>
          </span>
          <span role="gridcell" className="wrap-anywhere">
            {lineOf(product)}
          </span>
          <span role="gridcell" className="numbers">
            {count(protectedBy.get(product.id)?.length ?? 0, language)}
          </span>
        </div>
      )}
      rowHeight={35}
      head={
        <div className="product-row register-head" role="row" aria-rowindex={1}>
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader">
              {t(`productHead.${column}`)}
            </span>
          ))}
        </div>
      }
      columns={COLUMNS.length}
      selected={asked}
      onSelect={select}
      inspector={(product) => (
        <ProductInspector
          product={product}
          products={rows.data ?? []}
          rights={(protectedBy.get(product.id) ?? []).map(({ right }) => right)}
        />
      )}
      form={(close) => <NewProduct onMade={({ id }) => select(id)} onClose={close} />}
      newLabel={t('enterProduct')}
      empty={t('emptyProducts')}
      tools={tools}
    />
  )
}

function NewProduct({ onMade, onClose }: { onMade: (product: Row<'product'>) => void; onClose: () => void }) {
  const { t } = useTranslation('rights')
  const [name, setName] = useState('')
  const add = useAddRow('product', '', (product) => {
    onMade(product)
    onClose()
  })
  return (
    <RowForm
      label={t('enterProduct')}
      submit={t('add')}
      isReady={name.trim() !== ''}
      adding={add}
      onSubmit={() => add.mutate({ name })}
      onClose={onClose}
    >
      <TextInput
        label={t('product.name')}
        autoFocus
        maxLength={300}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </RowForm>
  )
}
