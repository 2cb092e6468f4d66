import { posix } from 'node:path';
import { type Room, roomOf } from './rooms.ts';
import { type Import, importsOf, place, type SourceFile } from './source.ts';

/** Every import that the table of rooms does not allow, as a sentence with its place. */
export function importFindings(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (!room) return [`${file.path}: belongs to no room; the rooms are in test/ground/rooms.ts`];
    return importsOf(file).flatMap((one) => {
      const finding = judge(file, room, one);
      return finding === null ? [] : [`${place(file, one.offset)}: ${finding}`];
    });
  });
}

function judge(file: SourceFile, room: Room, one: Import): string | null {
  if (one.from === '<computed>')
    return 'a computed address hides what is imported; write it out in full';
  return one.from.startsWith('.') ? judgeFile(file, room, one) : judgePackage(room, one);
}

function judgePackage(room: Room, { from }: Import): string | null {
  const allowed = room.packages.some((name) =>
    name.endsWith('*')
      ? from.startsWith(name.slice(0, -1))
      : from === name || from.startsWith(`${name}/`),
  );
  if (allowed) return null;
  return `${room.name} must not import ${from}; it may import ${list(room.packages)}`;
}

function judgeFile(file: SourceFile, room: Room, one: Import): string | null {
  const path = target(file, one);
  if (!/\.[a-z]+$/.test(path)) return `${one.from}: imports are written with their extension`;
  const other = roomOf(path);
  if (!other) return `${one.from} leads out of the rooms`;
  if (other === room) {
    if (!room.partitioned) return null;
    const [from, to] = [partOf(room, file.path), partOf(room, path)];
    if (from === to || to === '_shared') return null;
    return `${room.name}/${from} must not import ${room.name}/${to}; what both need goes to _shared`;
  }
  if (room.rooms.includes(other.name)) return null;
  if (room.types?.includes(other.name))
    return one.kind === 'type' ? null : `${room.name} may import types only from ${other.name}`;
  if (room.lazily?.includes(other.name))
    return one.kind === 'lazy' ? null : `${room.name} may reach ${other.name} by import() only`;
  return `${room.name} must not import ${other.name}; it may import ${list(room.rooms)}`;
}

function target(file: SourceFile, one: Import): string {
  const address = one.from.replace(/\?.*$/, '');
  return posix.join(posix.dirname(file.path), address);
}

function partOf(room: Room, path: string): string {
  return path.slice(room.path.length).split('/')[0] ?? '';
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ');
}

/**
 * Each circle of files that need one another to load, as `a → b → a`. Types are left out: they are gone when compiled.
 */
export function importCycles(files: readonly SourceFile[]): string[] {
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter((one) => one.kind === 'value' && one.from.startsWith('.'))
        .map((one) => target(file, one)),
    ]),
  );
  const cycles: string[] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string) => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || finished.has(path)) return;
    trail.push(path);
    for (const next of edges.get(path) ?? []) visit(next);
    trail.pop();
    finished.add(path);
  };
  for (const path of edges.keys()) visit(path);
  return cycles;
}
