// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Fits the one scaling of all pixels. There are 256 brightnesses, so counting each is exact and fast.
final class PixelsFit {
    private PixelsFit() {
    }

    static InputEncoding of(Images images, int[] rows) {
        int pixels = images.pixelsPerImage();
        var counts = new long[256];
        for (int row : rows) {
            for (int i = row * pixels, end = i + pixels; i < end; i++) {
                counts[images.pixel(i)]++;
            }
        }
        return new InputEncoding.Pixels(images.shape(), scaling(counts));
    }

    private static Scaling scaling(long[] counts) {
        double total = 0;
        double sum = 0;
        for (int value = 0; value < counts.length; value++) {
            total += counts[value];
            sum += (double) value * counts[value];
        }
        double mean = sum / total;
        double squares = 0;
        for (int value = 0; value < counts.length; value++) {
            squares += counts[value] * (value - mean) * (value - mean);
        }
        return new Scaling(mean, Math.sqrt(squares / total));
    }
}
