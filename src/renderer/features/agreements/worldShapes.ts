import { geoNaturalEarth1, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import world from 'world-atlas/countries-50m.json'
import { COUNTRY_BY_NUMBER } from './countryNumbers.ts'

/** Units of the drawing. */
export const WORLD_SIZE = { width: 1000, height: 470 } as const

interface WorldShape {
  readonly key: string
  /** ISO 3166-1 alpha-2; undefined for land without a code of its own. */
  readonly code: string | undefined
  readonly path: string
}

const ANTARCTICA = '010'

/** The outlines of the countries as Natural Earth draws them, Antarctica left out. */
export const WORLD: readonly WorldShape[] = drawn()

function drawn(): WorldShape[] {
  const atlas = world as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>
  const { features, ...collection } = feature(atlas, atlas.objects.countries)
  const shown = features.filter(({ id }) => id !== ANTARCTICA)
  const { width, height } = WORLD_SIZE
  const projection = geoNaturalEarth1().fitSize([width, height], { ...collection, features: shown })
  const pathOf = geoPath(projection).digits(1)
  return shown.map((shape, at) => ({
    key: `${shape.id ?? shape.properties.name} ${at}`,
    code: codeOf(shape.id, shape.properties.name),
    path: pathOf(shape) ?? '',
  }))
}

function codeOf(id: string | number | undefined, name: string): string | undefined {
  return name === 'Kosovo' ? 'XK' : COUNTRY_BY_NUMBER.get(String(id ?? ''))
}
