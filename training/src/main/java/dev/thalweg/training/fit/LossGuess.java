// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.thalweg.training.DataOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Guesses the default loss from the first rows of a file, so that its kernels can be made ready while the rest is read. A wrong
/// guess costs some time and nothing else: what is trained is decided by all rows.
final class LossGuess {
    private static final int ROWS = 100;

    private LossGuess() {
    }

    static Optional<String> of(DataOptions data) {
        String target = data.target();
        if (target == null) {
            return Optional.of(data.labels() == null ? "bce-with-logits" : "cross-entropy");
        }
        try (InputStream file = Files.newInputStream(data.file());
                Reader text = new InputStreamReader(
                        data.file().toString().endsWith(".gz") ? new GZIPInputStream(file) : file,
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            return guess(rows, target);
        } catch (IOException | UncheckedIOException | IllegalArgumentException
                | de.siegmar.fastcsv.reader.CsvParseException _) {
            // the data module will say what is wrong with the file
            return Optional.empty();
        }
    }

    private static Optional<String> guess(CsvReader<NamedCsvRecord> rows, String target) {
        Set<String> values = new HashSet<>();
        boolean numeric = true;
        int left = ROWS;
        for (NamedCsvRecord row : rows) {
            Optional<String> value = row.findField(target);
            if (value.isEmpty() || left-- == 0) {
                break;
            }
            values.add(value.get());
            numeric &= value.get().matches("[-+0-9.eE]*");
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(values.size() == 2 ? "bce-with-logits" : numeric ? "huber" : "cross-entropy");
    }
}
