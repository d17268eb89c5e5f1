import { readImage } from '../image/read-image.ts';
import { writeImage, writeImageWithin } from '../image/write-image.ts';
import { imagesPart } from './parts.ts';

imagesPart.provide({ readImage, writeImage, writeImageWithin });
