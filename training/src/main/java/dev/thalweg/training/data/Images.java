// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An IDX file of images, one unsigned byte a pixel, with the labels of another IDX file if there is one.
public final class Images implements RawData {
    private final Place file;
    private final List<Integer> shape;
    private final byte[] pixels;
    private final int rows;
    private final @Nullable NumericColumn labels;
    private final List<FileDigest> digests;

    Images(Place file, List<Integer> shape, byte[] pixels, int rows, @Nullable NumericColumn labels,
            List<FileDigest> digests) {
        this.file = file;
        this.shape = List.copyOf(shape);
        this.pixels = pixels;
        this.rows = rows;
        this.labels = labels;
        this.digests = List.copyOf(digests);
    }

    /// The axes of one image.
    ///
    /// @return such as height and width
    public List<Integer> shape() {
        return shape;
    }

    /// The number of pixels of one image.
    ///
    /// @return the product of the axes
    public int pixelsPerImage() {
        return pixels.length / rows;
    }

    /// A pixel.
    ///
    /// @param index over all images, row-major
    /// @return 0 to 255
    public int pixel(int index) {
        return pixels[index] & 0xff;
    }

    @Override
    public DataFormat format() {
        return DataFormat.IDX;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public Optional<Column> target() {
        return Optional.ofNullable(labels);
    }

    /// The file, with the number of the image in place of a line: the format has no lines.
    @Override
    public Place place(int row) {
        return Place.of(file.file() + ", image " + (row + 1));
    }

    @Override
    public List<FileDigest> files() {
        return digests;
    }
}
