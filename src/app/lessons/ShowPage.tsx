export default function ShowPage(_: {
  readonly exhibit: string | undefined;
  readonly [key: string]: unknown;
}) {
  return null;
}
