import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { nextElement } from '../../../shared/domain/claim-cause.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { type ClaimRow, useClaimEdit } from './useClaims.ts'

interface ClaimElementsProps {
  claim: ClaimRow
  onElement: (number: number) => void
  readOnly: boolean
}

/** What is to be proved for a claim, in its order. */
export function ClaimElements({ claim, onElement, readOnly }: ClaimElementsProps) {
  const { t } = useTranslation('claims')
  const edit = useClaimEdit(claim.id)

  function add(): void {
    const number = nextElement(claim.elements)
    const title = t('claim.newElement')
    const blank = { number, title, asks: '', strength: null, factIds: [], againstIds: [], note: '' }
    edit.mutate(({ elements }) => ({ elements: [...elements, { ...blank, number: nextElement(elements) }] }), {
      onSuccess: () => onElement(number),
    })
  }

  function move(number: number, by: -1 | 1): void {
    edit.mutate(({ elements }) => {
      const at = elements.findIndex((one) => one.number === number)
      const moved = elements[at]
      if (!moved || at + by < 0 || at + by >= elements.length) return {}
      return { elements: elements.toSpliced(at, 1).toSpliced(at + by, 0, moved) }
    })
  }

  const remove = (number: number) =>
    edit.mutate(({ elements }) => ({ elements: elements.filter((one) => one.number !== number) }))

  return (
    <>
      <ol className="claim-elements">
        {claim.elements.map(({ number, title }, at) => (
          <li key={number}>
            <span className="numbers faint">{number}</span>
            <button type="button" className="link-button wrap-anywhere" onClick={() => onElement(number)}>
              {title}
            </button>
            {!readOnly && (
              <span className="element-acts">
                <ActionIcon size={20} aria-label={t('claim.up')} disabled={at === 0} onClick={() => move(number, -1)}>
                  <IconArrowUp size={13} stroke={1.6} />
                </ActionIcon>
                <ActionIcon
                  size={20}
                  aria-label={t('claim.down')}
                  disabled={at === claim.elements.length - 1}
                  onClick={() => move(number, 1)}
                >
                  <IconArrowDown size={13} stroke={1.6} />
                </ActionIcon>
                <ActionIcon
                  size={20}
                  aria-label={t('claim.removeElement')}
                  title={t('claim.removeElement')}
                  onClick={() => remove(number)}
                >
                  <IconX size={13} stroke={1.6} />
                </ActionIcon>
              </span>
            )}
          </li>
        ))}
      </ol>
      {edit.isError && <ErrorLine error={edit.error} />}
      {!readOnly && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} stroke={1.6} />}
          disabled={edit.isPending}
          onClick={add}
        >
          {t('claim.addElement')}
        </Button>
      )}
    </>
  )
}
