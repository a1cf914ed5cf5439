// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Writes small files for tests.
final class Samples {
    private Samples() {
    }

    static Path write(Path folder, String name, String content) {
        return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// An IDX file of unsigned bytes: its axes, then as many elements as are given.
    static byte[] idx(int[] shape, int... elements) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 8, (byte) shape.length});
        for (int axis : shape) {
            bytes.writeBytes(new byte[] {(byte) (axis >> 24), (byte) (axis >> 16), (byte) (axis >> 8), (byte) axis});
        }
        for (int element : elements) {
            bytes.write(element);
        }
        return bytes.toByteArray();
    }

    /// A CSV file to train on, whole: nothing validates.
    static DataRequest request(Path file, String target) {
        return DataRequest.of(file).withTarget(target).withValidation(0);
    }
}
