// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {

    @TempDir
    Path folder;

    @Test
    void sameSeedWritesTheSameBytes() throws IOException {
        assertThat(write("a.csv", 3, true)).isEqualTo(write("b.csv", 3, true)).isNotEqualTo(write("c.csv", 4, true));
    }

    @Test
    void aboutOneRentInTwentyFiveHasAZeroTooMany() throws IOException {
        long high = write("typed.csv", 5, true).stream().skip(1).filter(line -> rentPerSquareMetre(line) > 60).count();

        // 2,000 rents, 80 expected, standard deviation 8.8: five of them either way
        assertThat(high).isBetween(36L, 124L);
    }

    @Test
    void checkedRentsHaveNoTypingErrors() throws IOException {
        assertThat(write("checked.csv", 5, false).stream().skip(1)).noneMatch(line -> rentPerSquareMetre(line) > 60);
    }

    private static double rentPerSquareMetre(String line) {
        List<String> cells = List.of(line.split(",", -1));
        return Double.parseDouble(cells.getLast()) / Double.parseDouble(cells.get(1));
    }

    private List<String> write(String name, long seed, boolean typingErrors) throws IOException {
        Path file = folder.resolve(name);
        DemoData.write(file, 2_000, seed, typingErrors);
        return Files.readAllLines(file);
    }
}
