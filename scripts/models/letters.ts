/** CloudTrail's habit: the first letter in lower case, whatever follows (`DBName`: `dBName`). */
export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

export const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** One of what a plural names: `InstanceIds`: `InstanceId`. */
export const singular = (name: string): string =>
  name
    .replace(/ies$/, 'y')
    .replace(/(?<=ss|sh|ch|x)es$/, '')
    .replace(/(?<!s|u|i)s$/, '');
