/** The version of Orrery, which travels with links and files; a test holds it to package.json. */
export const version = '0.1.0';
