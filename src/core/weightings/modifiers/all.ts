import { every } from './every'
import { heads } from './heads'
import { introduce } from './introduce'
import { normalise } from './normalise'
import { representation } from './representation'
import { smooth } from './smooth'
import { warmUp } from './warmUp'

/** Outermost first is the order in which a set-up lists them. */
export const modifiers = [smooth, normalise, every, warmUp, introduce, heads, representation] as const
