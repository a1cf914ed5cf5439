// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever bytes a file holds: it is read, or there is an error that names the file. Nothing else may come out.
class AnyBytesTest {
    private static final byte[][] GOOD = {
        "a,b,y\n1,\"x, y\",2\n3,z,4\n,\"\",5\n".getBytes(StandardCharsets.UTF_8),
        "1 1:2 3:4\n-1 2:0.5 # comment\n0 qid:3 1:1\n".getBytes(StandardCharsets.UTF_8),
        Samples.idx(new int[] {2, 1, 2}, 1, 2, 3, 4),
        Samples.gzip("a,y\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8))};

    /// A good file with some of its bytes changed, cut somewhere.
    @Provide
    Arbitrary<byte[]> damaged() {
        Arbitrary<Byte> bytes = Arbitraries.oneOf(Arbitraries.bytes(),
                Arbitraries.of((byte) '"', (byte) ',', (byte) '\n', (byte) '\r', (byte) ':', (byte) 0, (byte) ' ',
                        (byte) '-'));
        return Combinators.combine(Arbitraries.of(GOOD), Arbitraries.integers().between(0, 200), bytes,
                Arbitraries.integers().between(0, 200), bytes, Arbitraries.integers().between(1, 200))
                .as((good, first, one, second, other, length) -> {
                    byte[] changed = Arrays.copyOf(good, Math.min(good.length, length));
                    changed[first % changed.length] = one;
                    changed[second % changed.length] = other;
                    return changed;
                });
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void endInDataOrInAnErrorWithItsPlace(@ForAll("damaged") byte[] content) throws IOException {
        Path folder = Files.createTempDirectory("bytes");
        try {
            Path file = Files.write(folder.resolve("data"), content);
            Path labels = Files.write(folder.resolve("labels"), Samples.idx(new int[] {2}, 0, 1));
            for (DataRequest request : new DataRequest[] {Samples.request(file, "y"), Samples.request(file, "c1"),
                DataRequest.of(file).withValidation(0), DataRequest.of(file).withLabels(labels).withValidation(0)}) {
                requireDataOrError(request, folder);
            }
        } finally {
            Files.deleteIfExists(folder.resolve("data"));
            Files.deleteIfExists(folder.resolve("labels"));
            Files.delete(folder);
        }
    }

    private static void requireDataOrError(DataRequest request, Path folder) {
        Optional<ThalwegException> error = errorOf(request);
        error.ifPresent(e -> {
            assertThat(e.id()).matches("TH-D\\d{3}");
            assertThat(e.getMessage()).startsWith(folder.toString());
        });
    }

    private static Optional<ThalwegException> errorOf(DataRequest request) {
        try {
            PreparedData data = DataPreparation.prepare(request);
            assertThat(data.train().rows()).isPositive();
            return Optional.empty();
        } catch (ThalwegException e) {
            return Optional.of(e);
        }
    }
}
