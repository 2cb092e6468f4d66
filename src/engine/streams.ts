import type { NodeId } from '../core/ids.ts';
import { RandomStream, STREAM_WORDS } from '../core/random.ts';

/** What a stream is for; part of its seed. */
export const PURPOSES = { own: 0, network: 1, disk: 2, workload: 3, faults: 4 } as const;
/** How many of them each node of a run has: `faults` is nobody's. */
const STREAMS = 4;
const A_NODE = STREAMS * STREAM_WORDS;

/** The random streams of all nodes, one for each purpose: one more draw from one never shifts another. */
export class Streams {
  private words: Int32Array;

  private constructor(words: Int32Array) {
    this.words = words;
  }

  static of(seed: number, nodes: number): Streams {
    const streams = new Streams(new Int32Array(nodes * A_NODE));
    for (let node = 0; node < nodes; node++) streams.begin(seed, node);
    return streams;
  }

  /** Gives one more node its streams. */
  add(seed: number): void {
    const node = this.words.length / A_NODE;
    const words = new Int32Array(this.words.length + A_NODE);
    words.set(this.words);
    this.words = words;
    this.begin(seed, node);
  }

  own(node: NodeId): RandomStream {
    return this.stream(node, PURPOSES.own);
  }
  network(node: NodeId): RandomStream {
    return this.stream(node, PURPOSES.network);
  }
  disk(node: NodeId): RandomStream {
    return this.stream(node, PURPOSES.disk);
  }
  workload(node: NodeId): RandomStream {
    return this.stream(node, PURPOSES.workload);
  }

  /** The same streams, which go on by themselves. */
  copy(): Streams {
    return new Streams(this.words.slice());
  }

  private begin(seed: number, node: number): void {
    for (let purpose = 0; purpose < STREAMS; purpose++) {
      RandomStream.begin(this.words, node * A_NODE + purpose * STREAM_WORDS, seed, purpose, node);
    }
  }

  private stream(node: number, purpose: number): RandomStream {
    return new RandomStream(this.words, node * A_NODE + purpose * STREAM_WORDS);
  }
}
