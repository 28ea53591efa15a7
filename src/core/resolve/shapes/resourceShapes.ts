import type { SectionName } from '../collector'
import { serviceShape } from './serviceShape'
import { boolean, fields, integer, kept, keyValues, list, text, texts } from './shape'
import type { Shape } from './shape'

const fileObject = fields({
  name: text,
  file: text,
  environment: text,
  content: text,
  external: boolean,
  labels: keyValues,
  driver: text,
  driver_opts: keyValues,
  template_driver: text,
})

/** What an entry of each top-level section holds (compose-go `types/types.go`). */
export const sectionShapes: Readonly<Record<SectionName, Shape>> = {
  services: serviceShape,
  networks: fields({
    name: text,
    driver: text,
    driver_opts: keyValues,
    ipam: kept(fields({ driver: text, config: list(fields({ subnet: text, gateway: text, ip_range: text, aux_addresses: keyValues })) })),
    external: boolean,
    internal: boolean,
    attachable: boolean,
    labels: keyValues,
    enable_ipv4: kept(boolean),
    enable_ipv6: kept(boolean),
  }),
  volumes: fields({ name: text, driver: text, driver_opts: keyValues, external: boolean, labels: keyValues }),
  secrets: fileObject,
  configs: fileObject,
  extensions: { kind: 'anything' },
  models: fields({ name: text, model: text, context_size: integer, runtime_flags: texts }),
}
