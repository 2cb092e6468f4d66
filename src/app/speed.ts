/** How fast a run plays at first: slow enough to see each message on its way. */
export const FIRST_SPEED = 1 / 20;
