import { catalogEntry } from '../catalogEntry'
import type { CatalogEntry } from '../catalogTypes'
import { databases } from './databases'
import { languages } from './languages'
import { observability } from './observability'
import { proxies } from './proxies'
import { queues } from './queues'
import { delivery, tools } from './tools'

/** The well-known images, in the order the palette shows them. */
export const catalog: readonly CatalogEntry[] = [databases, queues, languages, proxies, observability, tools, delivery].flat().map(catalogEntry)
