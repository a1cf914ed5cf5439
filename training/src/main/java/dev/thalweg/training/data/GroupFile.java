// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads a file that holds the size of one ranking list a line, in the order of the rows.
final class GroupFile {
    private GroupFile() {
    }

    /// The list number of each row, and what the file was.
    record Lists(int[] numbers, FileDigest digest) {
    }

    static Lists read(Path path, int rows, Place data) {
        try (InputFile file = InputFile.open(path);
                var reader = new BufferedReader(new InputStreamReader(file.content(), StandardCharsets.ISO_8859_1))) {
            var numbers = new int[rows];
            int row = 0;
            int list = 0;
            long line = 1;
            for (String text = reader.readLine(); text != null; text = reader.readLine(), line++) {
                if (text.isBlank()) {
                    continue;
                }
                int size = size(text.strip(), file.place().atLine(line));
                if (size > rows - row) {
                    throw DataError.BAD_GROUPS.at(file.place().atLine(line),
                            "up to here the lists have %,d rows, but %s has %,d.", (long) row + size, data.file(),
                            rows);
                }
                Arrays.fill(numbers, row, row + size, list++);
                row += size;
            }
            if (row < rows) {
                throw DataError.BAD_GROUPS.at(file.place(), "the lists have %,d rows together, but %s has %,d.", row,
                        data.file(), rows);
            }
            return new Lists(numbers, file.digest());
        } catch (IOException e) {
            throw DataError.UNREADABLE_FILE.causedBy(e, Place.of(path), "reading failed (%s).", e);
        }
    }

    private static int size(String text, Place place) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw DataError.BAD_GROUPS.at(place, "'%s' is not the size of a list; expected a whole number from 1 on.",
                    Excerpt.of(text));
        }
        return Integer.parseInt(text);
    }
}
