// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.nio.file.Path;

/// Where data comes from: a file, which can be opened again, or a stream, which can be read once.
sealed interface InputSource {

    /// How the user knows it.
    Place place();

    /// Opens it.
    InputFile open();

    /// A file.
    static InputSource file(Path path) {
        return new FileSource(path);
    }

    /// A stream, such as standard input.
    static InputSource stream(String name, InputStream stream) {
        return new StreamSource(Place.of(name), stream);
    }

    /// A file.
    record FileSource(Path path) implements InputSource {
        @Override
        public Place place() {
            return Place.of(path);
        }

        @Override
        public InputFile open() {
            return InputFile.open(path);
        }
    }

    /// A stream. It stays open: whoever opened it closes it.
    record StreamSource(Place place, InputStream stream) implements InputSource {
        @Override
        public InputFile open() {
            return InputFile.open(place, new FilterInputStream(stream) {
                @Override
                public void close() {
                    // Not ours to close.
                }
            });
        }
    }
}
