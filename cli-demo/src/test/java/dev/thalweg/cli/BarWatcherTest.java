// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.training.Metrics;
import dev.thalweg.training.TrainingEvent.EpochDone;
import dev.thalweg.training.TrainingEvent.RunDescription;
import dev.thalweg.training.TrainingEvent.Started;
import dev.thalweg.training.TrainingSummary.BackendChoice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarWatcherTest {
    private static final Pattern BAR = Pattern.compile("^ *\\d+% \\[(=*>? *)] .*(epoch 12/20.*)$");
    private static final EpochDone EPOCH = new EpochDone(12, 20, 9_000, 0.001, 0.123456,
            new Metrics(Map.of("loss", 0.234567, "r2", 0.987654)), 1.5, true);

    @ParameterizedTest
    @CsvSource({"80,epoch 12/20", "90,epoch 12/20  loss 0.12346", "110,validation loss 0.23457", "160,best"})
    void barKeepsItsRoomAndTheEpochIsToldAsFarAsThereIsSome(int columns, String last) {
        List<String> lines = drawn(columns);

        assertThat(lines).allMatch(line -> line.length() < columns);
        assertThat(lines).anySatisfy(line -> assertThat(line.stripTrailing()).matches(BAR).endsWith(last)
                .satisfies(text -> assertThat(widthOfBar(text)).isGreaterThanOrEqualTo(16)));
    }

    private static int widthOfBar(String line) {
        return line.indexOf(']') - line.indexOf('[') - 1;
    }

    private static List<String> drawn(int columns) {
        var err = new ByteArrayOutputStream();
        try (var bar = new BarWatcher(new Terminal(new ByteArrayInputStream(new byte[0]),
                new Output(OutputStream.nullOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8),
                columns, new Interruption()))) {
            bar.on(new Started(new RunDescription(Path.of("run"), Map.of(), List.of(), "", Map.of(), "", 1,
                    new BackendChoice("simd", 16, "")), 0, 15_000));
            for (int step = 0; step < 9_000; step++) {
                bar.step(12, step, 750);
            }
            bar.on(EPOCH);
        }
        String text = err.toString(StandardCharsets.UTF_8);
        return Arrays.stream(text.split("[\r\n]")).filter(line -> line.contains("%")).toList();
    }
}
