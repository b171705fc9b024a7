import type { Imaging } from '../../imaging/imaging.ts'
import { pictureWork } from '../../imaging/pictures.ts'

/** Imaging in this process: for child processes that are killed or may not start another process. */
export const imagingHere: Imaging = {
  inspect: (picture, longSide) => pictureWork.inspect({ picture, longSide }),
  examine: (path, longSide, name) => pictureWork.examine({ file: path, longSide, name }),
  texts: (file) => pictureWork.texts({ file }),
  thumbnail: (path, longSide) => pictureWork.thumbnail({ file: path, longSide }),
  encodePng: (pixels, width, height, channels) => pictureWork.encodePng({ pixels, width, height, channels }),
  decode: (bytes, channels) => pictureWork.decode({ bytes, channels }),
  encode: (pixels, width, height, type, quality) => pictureWork.encode({ pixels, width, height, type, quality }),
  convert: pictureWork.convert,
  leave: pictureWork.leave,
  prepareInpaint: pictureWork.prepareInpaint,
  stitch: pictureWork.stitch,
  close: async () => undefined
}
