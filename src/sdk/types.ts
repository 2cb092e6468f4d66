/** The types that one protocol is made of; everything else in the SDK is generic over them. */
export interface Tagged {
  readonly type: string;
}

export interface ProtocolTypes {
  /** Settings, as the protocol's handlers read them. */
  params: object;
  /** For each kind of node: its working state, and the part of it that survives a crash. */
  kinds: Record<string, { state: object; durable: object }>;
  message: Tagged;
  timer: Tagged;
  /** What a person, a script or a workload asks of a node, and what it answers. */
  request: object;
  response: object;
  /** The story's sentences: key → parameters. */
  notes: Record<string, object>;
  /** Short texts of the views (captions, badges): key → parameters. */
  labels: Record<string, object>;
}

export type KindOf<T extends ProtocolTypes> = keyof T['kinds'] & string;
export type StateOf<
  T extends ProtocolTypes,
  K extends KindOf<T> = KindOf<T>,
> = T['kinds'][K]['state'];
export type DurableOf<
  T extends ProtocolTypes,
  K extends KindOf<T> = KindOf<T>,
> = T['kinds'][K]['durable'];

type Keyed<N> = { [K in keyof N & string]: { readonly key: K; readonly params: N[K] } }[keyof N &
  string];
/** A sentence of the story before it is put into words. */
export type NoteOf<T extends ProtocolTypes> = Keyed<T['notes']>;
/** A short text of a view before it is put into words. */
export type LabelOf<T extends ProtocolTypes> = Keyed<T['labels']>;
