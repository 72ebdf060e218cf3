import { filterPatternReport } from './filter-patterns/report.ts';

/* Prints what published filter patterns and their translations pick of real logs. */

console.log(filterPatternReport());
