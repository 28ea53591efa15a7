/** Ids of the texts that say how a node and a relation are worked with by keyboard. */
export const nodeDescriptionId = 'canvas-node-description'
export const edgeDescriptionId = 'canvas-edge-description'
