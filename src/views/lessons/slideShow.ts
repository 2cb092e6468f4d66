import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  channelOf,
  readMessage,
  type SlideShown,
  type SpeakerSays,
} from '../../lessons/speaker.ts';
import type { Tour } from '../../lessons/tour.ts';
import type { Slides } from '../present/slides.ts';

/** How long a class may think about a question, in milliseconds. */
export const THINKING = 20_000;

export interface ShowState {
  /** When the time to think is over, in milliseconds since 1970, for two windows have that in common; null: nobody counts. */
  readonly until: number | null;
}

/** A walkthrough before a class: its stops as slides, time to think before an answer is shown, and a window for the speaker. */
export class SlideShow implements Slides {
  readonly store: StoreApi<ShowState> = createStore<ShowState>(() => ({ until: null }));
  private readonly tour: Tour;
  private readonly exhibit: string;
  /** Tells this presentation from others that are open in this browser. */
  private readonly room = crypto.randomUUID().slice(0, 8);
  private readonly channel: BroadcastChannel;
  private readonly leave: (() => void)[];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tour: Tour, exhibit: string) {
    this.tour = tour;
    this.exhibit = exhibit;
    this.channel = new BroadcastChannel(channelOf(this.room));
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => this.hear(data);
    this.leave = [
      tour.store.subscribe((now, before) => {
        if (now.stop !== before.stop || now.phase !== 'asked') this.stopCounting();
        this.tell();
      }),
      this.store.subscribe(() => this.tell()),
    ];
  }

  /** Of a question: first lets the class think, then shows the answer, then goes on. */
  next(): void {
    const { tour } = this;
    const asks = tour.stop.kind === 'predict' && tour.store.getState().phase === 'asked';
    if (asks && this.store.getState().until === null) this.count();
    else this.goOn();
  }

  back(): void {
    this.stopCounting();
    this.tour.back();
  }

  restart(): void {
    this.stopCounting();
    this.tour.go(0);
  }

  openNotes(): void {
    const address = `#/${this.exhibit}/speaker/${this.tour.chapter.id}/${this.room}`;
    window.open(address, `orrery-${this.room}`, 'popup,width=720,height=720');
  }

  address(): string {
    const path = `#/${this.exhibit}/learn/${this.tour.chapter.id}/${this.tour.stop.id}`;
    return new URL(path, location.href).href;
  }

  dispose(): void {
    for (const leave of this.leave) leave();
    this.stopCounting();
    this.channel.close();
  }

  private goOn(): void {
    this.stopCounting();
    this.tour.next();
  }

  private count(): void {
    this.store.setState({ until: Date.now() + THINKING });
    this.timer = setTimeout(() => this.goOn(), THINKING);
  }

  private stopCounting(): void {
    clearTimeout(this.timer);
    if (this.store.getState().until !== null) this.store.setState({ until: null });
  }

  private hear(data: unknown): void {
    const message = readMessage(data);
    if (message?.kind !== 'asks') return;
    const acts: Readonly<Record<SpeakerSays['wants'], () => void>> = {
      hello: () => this.tell(),
      next: () => this.next(),
      back: () => this.back(),
      restart: () => this.restart(),
    };
    acts[message.wants]();
  }

  private tell(): void {
    const { stop, phase, names } = this.tour.store.getState();
    const { until } = this.store.getState();
    const { id: chapter } = this.tour.chapter;
    const shown: SlideShown = { kind: 'shown', chapter, stop, phase, until, names };
    this.channel.postMessage(shown);
  }
}
