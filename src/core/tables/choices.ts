/** What a person has chosen for the columns of a file, for when it is read in another way. */
import { type Role, usualRoles } from './choose'
import type { ColumnLook } from './look'
import type { ColumnKind } from './reader'

/** By place of the column. */
export interface Choices {
  readonly kinds: ReadonlyMap<number, ColumnKind>
  readonly roles: ReadonlyMap<number, Role>
}

/** The choices without the roles that would be guessed. Kinds are always chosen. */
export function choicesIn(columns: readonly ColumnLook[], { kinds, roles }: Choices): Choices {
  const usual = usualRoles(columns)
  return { kinds, roles: new Map([...roles].filter(([place, role]) => role !== usual.get(place))) }
}

type Named = Pick<ColumnLook, 'place' | 'name'>

/** The choices for the columns that have the same names as the former ones, wherever they stand now. */
export function movedTo(columns: readonly Named[], former: readonly Named[], { kinds, roles }: Choices): Choices {
  const places = new Map(columns.map(({ name, place }) => [name, place]))
  const moved = <V>(chosen: ReadonlyMap<number, V>): ReadonlyMap<number, V> =>
    new Map(
      former.flatMap(({ place, name }) => {
        const [to, choice] = [places.get(name), chosen.get(place)]
        return to === undefined || choice === undefined ? [] : [[to, choice] as const]
      }),
    )
  return { kinds: moved(kinds), roles: moved(roles) }
}
