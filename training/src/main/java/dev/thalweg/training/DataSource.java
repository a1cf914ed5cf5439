// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Rows to evaluate or predict.
public sealed interface DataSource {

    /// A file.
    ///
    /// @param path in the format that the model was trained on
    /// @param labels the file of its labels, for IDX; else null
    /// @param group which rows make a ranking list; null where there are none or the data says so
    record File(Path path, @Nullable Path labels, @Nullable Grouping group) implements DataSource {
    }

    /// A stream, such as standard input; not closed.
    ///
    /// @param name how messages call it
    /// @param stream read to its end
    record Stream(String name, InputStream stream) implements DataSource {
    }

    /// A file without separate labels or groups.
    ///
    /// @param path in the format that the model was trained on
    /// @return the source
    static DataSource of(Path path) {
        return new File(path, null, null);
    }
}
