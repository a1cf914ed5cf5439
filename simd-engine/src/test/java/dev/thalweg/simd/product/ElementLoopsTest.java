// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ElementLoopsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/thalweg/simd/product");

    @Test
    void bothElementTypesHaveTheSameLoops() throws IOException {
        assumeTrue(Files.isDirectory(SOURCES), "the sources are not in the working directory");
        assertThat(body("DoubleLoops").replace("double", "float")).isEqualTo(body("FloatLoops"));
    }

    private static String body(String name) throws IOException {
        String source = Files.readString(SOURCES.resolve(name + ".java"));
        return source.substring(source.indexOf('{'));
    }
}
