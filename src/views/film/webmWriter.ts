import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import type { Coding } from './coding.ts';
import type { FilmWriter } from './writer.ts';

/** A frame that stands by itself comes this often, so that one can go back and forth in the film. */
const KEY = 45;
/** So many frames wait for the encoder at most. */
const WAITING = 4;

/** Writes a WebM with the browser's own encoder. */
export async function webmWriter({ codec, config }: Coding, shown: number): Promise<FilmWriter> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, { frameRate: 1_000_000 / shown });
  await output.start();

  let bytes = 0;
  let frames = 0;
  let failure: unknown = null;
  const fail = (error: unknown) => {
    failure ??= error;
    wake();
  };
  /** Lets go on whoever waits for the encoder. */
  let wake = () => {};
  /** Packets on their way into the file, in order. */
  let written = Promise.resolve();
  const encoder = new VideoEncoder({
    output(chunk, meta) {
      bytes += chunk.byteLength;
      written = written.then(() => source.add(EncodedPacket.fromEncodedChunk(chunk), meta));
      written.catch(fail);
    },
    error: fail,
  });
  encoder.ondequeue = () => wake();
  encoder.configure(config);
  const check = () => {
    if (failure) throw failure;
  };
  return {
    async add(canvas) {
      const frame = new VideoFrame(canvas, {
        timestamp: Math.round(frames * shown),
        duration: Math.round(shown),
      });
      encoder.encode(frame, { keyFrame: frames % KEY === 0 });
      frame.close();
      frames++;
      while (!failure && encoder.encodeQueueSize > WAITING)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      check();
    },
    bytes: () => bytes,
    async finish() {
      await encoder.flush();
      await written;
      check();
      await output.finalize();
      if (!target.buffer) throw new Error('the muxer made no file');
      return new Blob([target.buffer], { type: 'video/webm' });
    },
    close() {
      if (encoder.state !== 'closed') encoder.close();
      if (output.state !== 'finalized') void output.cancel();
    },
  };
}
