export { isRegion, type Region, regions } from '#language/catalogue/regions.ts';
