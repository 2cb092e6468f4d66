/** Numbers that must not be mixed up carry a brand; at run time they are plain integers. */
declare const brand: unique symbol;
export type Brand<T, B extends string> = T & { readonly [brand]: B };

/** A node of a cluster: dense, from 0, in the order in which nodes were made. */
export type NodeId = Brand<number, 'NodeId'>;
/** A moment or a span of simulated time, in whole microseconds. */
export type Micros = Brand<number, 'Micros'>;
/** The position of a record in the trace, from 0. */
export type Seq = Brand<number, 'Seq'>;
/** A client's operation: dense, from 0, in the order of invocation. */
export type RequestId = Brand<number, 'RequestId'>;

export const nodeId = (n: number): NodeId => n as NodeId;
export const micros = (n: number): Micros => n as Micros;
export const seq = (n: number): Seq => n as Seq;
export const requestId = (n: number): RequestId => n as RequestId;
