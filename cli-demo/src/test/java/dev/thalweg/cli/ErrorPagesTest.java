// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever searches for an id finds what to do about it.
class ErrorPagesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern ID = Pattern.compile("TH-[DLOFSBMCPX]\\d{3}");
    private static final Pattern SECTION = Pattern.compile("(?m)^### (TH-[DLOFSBMCPX]\\d{3})$");

    @Test
    void everyIdOfTheSourcesHasASectionAndNoSectionIsLeftOver() throws IOException {
        SortedSet<String> documented = found(SECTION, 1, read(ROOT.resolve("docs/errors.md")));

        assertThat(documented).isEqualTo(inSources());
    }

    @Test
    void noSectionIsEmpty() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/errors.md"));

        assertThat(page).doesNotContainPattern("(?m)^### .*\\n\\n#");
    }

    private static SortedSet<String> inSources() throws IOException {
        SortedSet<String> ids = new TreeSet<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> ids.addAll(found(ID, 0, read(file))));
            }
        }
        return ids;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java"))).toList();
        }
    }

    private static SortedSet<String> found(Pattern pattern, int group, String text) {
        SortedSet<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(group));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
