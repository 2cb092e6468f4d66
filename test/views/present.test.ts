import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NodeId } from '../../src/core/ids.ts';
import type { Session } from '../../src/playback/types.ts';
import { LOCALES } from '../../src/sdk/text.ts';
import type { Desk } from '../../src/views/context.tsx';
import { advanceOn } from '../../src/views/present/advance.ts';
import { leavingKeys, presentKeys } from '../../src/views/present/keys.ts';
import {
  darken,
  hasSide,
  leave,
  lighten,
  toggleDiagram,
  togglePresenting,
  toggleSide,
} from '../../src/views/present/presenting.ts';
import { zoomOf } from '../../src/views/present/zoom.ts';
import { carried, createUi, selectNode, type UiStore } from '../../src/views/ui.ts';
import { coloursOf, tooWeak } from '../app/contrast.ts';
import { exhibitWordsOf } from '../i18n/dictionaries.ts';
import { handFrames } from '../playback/runs.ts';
import { run } from './runs.ts';

describe('how large things are drawn', () => {
  test.each([
    [1280, 720, 1.6],
    [1920, 1080, 2.4],
    [3840, 2160, 4.8],
    [1024, 768, 1.28],
  ])('a stage that fills %d × %d', (width, height, zoom) => {
    expect(zoomOf({ width, height }, 'stage')).toBe(zoom);
  });

  test('the more there is, the smaller; on a phone as on its page', () => {
    const room = { width: 1920, height: 1080 };
    expect(zoomOf(room, 'more')).toBe(2);
    expect(zoomOf(room, 'two')).toBe(1.5);
    expect(zoomOf({ width: 390, height: 844 }, 'stage')).toBe(1);
  });
});

describe('in the mode', () => {
  let ui: UiStore;
  beforeEach(() => {
    ui = createUi();
    vi.stubGlobal('document', { documentElement: {}, fullscreenElement: null });
  });
  afterEach(() => void vi.unstubAllGlobals());

  test('what was open waits, and comes back as it was', () => {
    selectNode(ui, 2 as NodeId);
    ui.setState({ tab: 'chart', panel: 'share', tool: 'cut', cutFrom: 1 as NodeId });
    const before = ui.getState();
    togglePresenting(ui);
    expect(ui.getState()).toMatchObject({ panel: null, tool: 'select', cutFrom: null });
    selectNode(ui, 0 as NodeId);
    ui.setState({ tab: 'logs' });
    togglePresenting(ui);
    expect(ui.getState()).toEqual({ ...before, cutFrom: null });
  });

  test('an answer that is being looked at is shown', () => {
    ui.setState({ panel: 'why' });
    togglePresenting(ui);
    expect(hasSide(ui.getState())).toBe(true);
    toggleSide(ui);
    expect(hasSide(ui.getState())).toBe(false);
    leave(ui);
    expect(ui.getState().panel).toBe('why');
  });

  test('inspector and diagram come and go', () => {
    togglePresenting(ui);
    toggleSide(ui);
    toggleDiagram(ui);
    expect(ui.getState().presenting).toMatchObject({ side: true, diagram: true });
    ui.setState({ panel: 'branches' });
    toggleSide(ui);
    expect(hasSide(ui.getState())).toBe(false);
  });

  test('nothing of it counts outside', () => {
    toggleSide(ui);
    toggleDiagram(ui);
    leave(ui);
    expect(ui.getState().presenting).toBeNull();
    expect(hasSide({ ...ui.getState(), panel: 'why' })).toBe(false);
  });

  test('goes on with another run, of which nothing was selected', () => {
    selectNode(ui, 2 as NodeId);
    togglePresenting(ui);
    toggleDiagram(ui);
    const { presenting } = ui.getState();
    const next = presenting && carried(presenting);
    expect(next).toMatchObject({ diagram: true, before: { selection: null } });
  });

  test.each([true, false])('the run waits while the screen is black (played: %s)', (playing) => {
    let status = playing ? 'playing' : 'paused';
    const session = {
      screen: () => ({ status }),
      play: () => (status = 'playing'),
      pause: () => (status = 'paused'),
    } as unknown as Session;
    const desk = { session, ui } as Desk;
    togglePresenting(ui);
    darken(desk);
    expect(status).toBe('paused');
    expect(ui.getState().presenting?.dark).not.toBeNull();
    lighten(desk);
    expect(status).toBe(playing ? 'playing' : 'paused');
    expect(ui.getState().presenting?.dark).toBeNull();
  });
});

describe("the speaker's next", () => {
  const begin = () => {
    const hand = handFrames();
    const session = run('leader-crash', 100, {}, hand.frames);
    const jump = vi.fn(() => void session.nextMilestone());
    return { ...hand, session, jump, advance: advanceOn(session, jump) };
  };

  /** Lets time pass until the run stands, frame by frame. */
  const watch = ({ session, pass }: ReturnType<typeof begin>): number => {
    let frames = 0;
    while (session.screen().status === 'playing' && frames < 5000) {
      pass(16);
      frames++;
    }
    return frames;
  };

  test('plays until something that matters has happened, and has not looked ahead', () => {
    const talk = begin();
    const { session, advance, jump } = talk;
    session.setSpeed(1 / 20);
    const start = session.screen().seq;
    advance.next();
    expect(watch(talk)).toBeGreaterThan(10);
    const { seq, reach } = session.screen();
    expect(session.milestones().filter((one) => one.seq >= start && one.seq < seq)).not.toEqual([]);
    expect(reach.seq).toBe(seq);
    expect(jump).not.toHaveBeenCalled();
  });

  test('pressed again, is there at once', () => {
    const { session, advance, jump, pass } = begin();
    session.setSpeed(1 / 20);
    advance.next();
    pass(16);
    advance.next();
    expect(jump).toHaveBeenCalledOnce();
    expect(session.screen().status).toBe('paused');
  });

  test('goes back to what it has run past, faster than real time', () => {
    const talk = begin();
    const { session, advance } = talk;
    session.setSpeed(10);
    const start = session.screen().seq;
    advance.next();
    watch(talk);
    const turn = session.milestones().find((one) => one.seq >= start);
    expect(session.screen().time).toBe(turn?.time);
  });

  test('forgets about it when someone pauses', () => {
    const { session, advance, jump, pass } = begin();
    session.setSpeed(1 / 20);
    advance.next();
    pass(16);
    session.pause();
    advance.next();
    expect(jump).not.toHaveBeenCalled();
    expect(session.screen().status).toBe('playing');
  });

  test('no longer stops a run once the mode is left', () => {
    const talk = begin();
    const { session, advance, pass } = talk;
    session.setSpeed(1);
    advance.next();
    advance.dispose();
    for (let i = 0; i < 60; i++) pass(16);
    expect(session.screen().status).toBe('playing');
  });
});

describe.each(LOCALES)('the keys, %s', (locale) => {
  test('have words, each its own, and no key two meanings', () => {
    const { does } = exhibitWordsOf(locale).present;
    const tables = { ...presentKeys, ...leavingKeys };
    expect(Object.keys(does).sort()).toEqual(Object.keys(tables).sort());
    const chords = Object.values(tables).flat();
    expect(new Set(chords).size).toBe(chords.length);
  });
});

describe.each(['day', 'night'] as const)('high contrast by %s', (theme) => {
  const colours = coloursOf('views/present/contrast.css');
  const weak = (fronts: readonly string[], backs: readonly string[], least: number) =>
    tooWeak((name) => colours(name, theme), fronts, backs, least);

  const grounds = ['ground', 'panel', 'raised'];
  const tones = ['neutral', 'primary-ink', 'contend', 'client', 'good', 'bad', 'muted'];

  test('text 7:1', () => {
    const texts = ['ink', 'ink-2', 'ink-3', 'brass', ...tones.map((tone) => `tone-${tone}`)];
    expect(weak(texts, grounds, 7)).toEqual([]);
    expect(weak(['ink', 'ink-2', 'brass'], ['brass-wash'], 7)).toEqual([]);
    expect(weak(['ink', 'tone-bad'], ['bad-wash'], 7)).toEqual([]);
    expect(weak(['on-brass'], ['brass'], 7)).toEqual([]);
    const groups = [0, 1, 2, 3, 4, 5].map((n) => `group-${n}`);
    expect(weak(['ink'], groups, 7)).toEqual([]);
  });

  test('what is drawn 3:1', () => {
    expect(weak(['tone-primary', 'edge', 'line'], grounds, 3)).toEqual([]);
  });
});
