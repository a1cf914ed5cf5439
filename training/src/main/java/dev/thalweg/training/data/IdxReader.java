// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads images and labels in the IDX format of unsigned bytes.
final class IdxReader {
    private IdxReader() {
    }

    /// Reads images, and their labels if given.
    static Images read(InputFile images, @Nullable InputSource labels) {
        IdxArray pixels = IdxArray.read(images);
        if (pixels.shape().size() < 2) {
            throw DataError.BAD_IDX_HEADER.at(images.place(),
                    "one axis only: these are labels. Give the images as data and this file with --labels.");
        }
        int rows = pixels.shape().getFirst();
        var digests = new ArrayList<>(List.of(images.digest()));
        NumericColumn target = null;
        if (labels != null) {
            try (InputFile file = labels.open()) {
                target = labels(file, rows, images.place());
                digests.add(file.digest());
            }
        }
        List<Integer> shape = pixels.shape().subList(1, pixels.shape().size());
        return new Images(images.place(), shape, pixels.bytes(), rows, target, digests);
    }

    private static NumericColumn labels(InputFile file, int rows, Place images) {
        IdxArray labels = IdxArray.read(file);
        if (labels.shape().size() != 1) {
            throw DataError.BAD_IDX_HEADER.at(file.place(),
                    "%d axes; expected labels, which have one.", labels.shape().size());
        }
        byte[] bytes = labels.bytes();
        if (bytes.length != rows) {
            throw DataError.IDX_COUNTS_DIFFER.at(file.place(),
                    "%,d labels, but %s holds %,d images. Take the pair that belongs together.", bytes.length, images,
                    rows);
        }
        var values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = bytes[row] & 0xff;
        }
        return new NumericColumn("label", 0, values);
    }
}
