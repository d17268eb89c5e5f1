import * as v from 'valibot';

/** What a member is, by the server's record. `waiting`: before the door, until an instructor opens it. */
export const roleSchema = v.picklist(['waiting', 'student', 'instructor', 'projector']);

/** Which screen wants to join. It says nothing of what its user may do. */
export const screenSchema = v.picklist(['student', 'instructor', 'projector']);

/** What happens to those who come with the room's code: they are in, they wait for an instructor, they stay out. */
export const doorSchema = v.picklist(['open', 'waiting', 'locked']);

export type Role = v.InferOutput<typeof roleSchema>;
export type Screen = v.InferOutput<typeof screenSchema>;
export type Door = v.InferOutput<typeof doorSchema>;

/** The screens that a role may use. */
const screens: Readonly<Record<Role, readonly Screen[]>> = {
  waiting: ['student'],
  student: ['student'],
  instructor: ['instructor', 'projector'],
  projector: ['projector'],
};

export const mayUse = (role: Role, screen: Screen): boolean => screens[role].includes(screen);
