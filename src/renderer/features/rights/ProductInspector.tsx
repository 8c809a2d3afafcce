import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import { SavedChoice, SavedText, SavedWords } from '../../components/SavedFields.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useRowField } from '../registers/useRegister.ts'

interface ProductInspectorProps {
  product: Row<'product'>
  products: readonly Row<'product'>[]
  /** Those that protect it. */
  rights: readonly Row<'right'>[]
}

/** A product: its names, what it follows and what follows it, and by which rights it is protected. */
export function ProductInspector({ product, products, rights }: ProductInspectorProps) {
  const { t } = useTranslation('rights')
  const language = useLanguage()
  const readOnly = product.withdrawnOn !== null
  const others = products.filter(({ id, withdrawnOn }) => id !== product.id && withdrawnOn === null)
  const choices = others.map(({ id, name }) => ({ value: id, label: name }))
  const followed = others.filter(({ predecessorId }) => predecessorId === product.id)
  const variants = others.filter(({ variantOfId }) => variantOfId === product.id)
  return (
    <>
      <section className="section saved-fields">
        <SavedText
          saved={useRowField('product', product, 'name')}
          label={t('product.name')}
          maxLength={300}
          readOnly={readOnly}
        />
        <SavedWords
          saved={useRowField('product', product, 'aliases')}
          label={t('product.aliases')}
          readOnly={readOnly}
        />
        <SavedChoice
          saved={useRowField('product', product, 'predecessorId')}
          label={t('product.predecessor')}
          choices={choices}
          none={t('common:notEntered')}
          readOnly={readOnly}
        />
        <SavedChoice
          saved={useRowField('product', product, 'variantOfId')}
          label={t('product.variantOf')}
          choices={choices}
          none={t('common:notEntered')}
          readOnly={readOnly}
        />
        <Others title={t('product.successors')} products={followed} />
        <Others title={t('product.variants')} products={variants} />
      </section>
      <section className="section">
        <h2>
          {t('product.rights')} <span className="section-count numbers">{rights.length}</span>
        </h2>
        {rights.length === 0 && <p className="small faint">{t('product.noRights')}</p>}
        <ul className="plain-list">
          {rights.map(({ id, title, type, territory }) => (
            <li key={id}>
              <Link className="link" to="/rights" search={{ right: id }}>
                {title}
              </Link>{' '}
              <span className="faint">
                {t(`type.${type}`)}, {territoryInWords(territory, language)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <SavedText
          saved={useRowField('product', product, 'notes')}
          label={t('product.notes')}
          long
          maxLength={10_000}
          readOnly={readOnly}
        />
      </section>
      <RowStanding kind="product" row={product} />
    </>
  )
}

function Others({ title, products }: { title: string; products: readonly Row<'product'>[] }) {
  if (products.length === 0) return null
  return (
    <p className="small">
      <span className="faint">{title}: </span>
      {products.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link className="link" to="/rights" search={{ show: 'products', product: id }}>
            {name}
          </Link>
        </span>
      ))}
    </p>
  )
}
