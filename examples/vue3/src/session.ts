/** Stable ID of the user who has signed in. Replace it by your login. */
export const userId = 'user123';
