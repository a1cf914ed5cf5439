// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.training.TrainingResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for the bits of every run: they are those of the first time, whatever happened meanwhile.
abstract class SameBitsContract {
    /// Four an epoch.
    static final int STEPS = 12;

    @TempDir
    Path folder;

    /// What is trained, in batches that make four steps an epoch, the last one smaller.
    ///
    /// @param folder where the data may be written
    abstract TrainingConfig data(Path folder);

    TrainingConfig config(String name) {
        return data(folder).model(model -> model.withHidden(List.of(6)).withDropout(0.3))
                .fit(fit -> fit.withEpochs(3).withLearningRate(0.02).withSchedule("cosine").withPenalties(1e-4, 1e-3)
                        .withClipping(new FitOptions.Clipping(0.5, 1)).withEarlyStopping(2))
                .compute(compute -> compute.withBackend("scalar")).withOut(folder.resolve(name));
    }

    static byte[] model(Path run) {
        try {
            return Files.readAllBytes(run.resolve("model.safetensors"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] whole() {
        Training.train(config("whole"), List.of()).run();
        return model(folder.resolve("whole"));
    }

    /// Thrown in the middle of a run, as a kill would end it: nothing of ours runs after it but what is written already.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    record KillAfter(int steps) implements Callback {
        @Override
        public void on(TrainingEvent event) {
        }

        @Override
        public void step(int epoch, int step, int perEpoch) {
            if ((epoch - 1) * perEpoch + step == steps) {
                throw new Killed();
            }
        }
    }

    @Test
    void theSameRunTwice() {
        byte[] first = whole();
        Training.train(config("again"), List.of()).run();
        assertThat(model(folder.resolve("again"))).isEqualTo(first);
    }

    @Test
    void oneThreadAndTwo() {
        Training.train(config("one").compute(compute -> compute.withThreads(1)), List.of()).run();
        Training.train(config("two").compute(compute -> compute.withThreads(2)), List.of()).run();
        assertThat(model(folder.resolve("one"))).isEqualTo(model(folder.resolve("two")));
    }

    @Test
    void vectorsAndScalars() {
        byte[] expected = whole();
        Training.train(config("simd").compute(compute -> compute.withBackend("simd")), List.of()).run();
        assertThat(model(folder.resolve("simd"))).isEqualTo(expected);
    }

    @Test
    void killedAfterAnyStepAndResumed() {
        byte[] expected = whole();
        for (int steps = 1; steps <= STEPS; steps++) {
            Path run = folder.resolve("killed" + steps);
            try {
                Training.train(config("killed" + steps), List.of(new KillAfter(steps))).run();
            } catch (Killed _) {
                assertThat(run.resolve("model.safetensors")).doesNotExist();
            }
            assertThat(Training.resume(run, List.of()).run().outcome()).isIn(Outcome.FINISHED, Outcome.STOPPED_EARLY);
            assertThat(model(run)).as("killed after %d steps", steps).isEqualTo(expected);
            assertThat(epochs(run)).as("a line an epoch").isEqualTo(epochs(folder.resolve("whole")));
        }
    }

    private static long epochs(Path run) {
        try {
            return Files.readAllLines(run.resolve("metrics.jsonl")).size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void stoppedAfterAnyStepAndResumed() {
        byte[] expected = whole();
        for (int steps = 0; steps < STEPS; steps++) {
            Path run = folder.resolve("stopped" + steps);
            TrainingResult result = stopped(config("stopped" + steps), steps);
            assertThat(result.outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(result.summary().steps()).isEqualTo(steps);
            assertThat(result.summary().modelSha256()).isNull();
            assertThat(run.resolve("model.safetensors")).doesNotExist();
            Training.resume(run, List.of()).run();
            assertThat(model(run)).as("stopped after %d steps", steps).isEqualTo(expected);
        }
    }

    private static TrainingResult stopped(TrainingConfig config, int steps) {
        var runner = new TrainingRunner[1];
        runner[0] = Training.train(config, List.of(new Callback() {
            @Override
            public void on(TrainingEvent event) {
                if (event instanceof TrainingEvent.Started && steps == 0) {
                    runner[0].stop();
                }
            }

            @Override
            public void step(int epoch, int step, int perEpoch) {
                if ((epoch - 1) * perEpoch + step == steps) {
                    runner[0].stop();
                }
            }
        }));
        return runner[0].run();
    }

    @Test
    void resumedFromAnotherFolderOfTheProcess() {
        byte[] expected = whole();
        stopped(config("moved"), 5);
        Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("moved").toAbsolutePath());
        Training.resume(relative, List.of()).run();
        assertThat(model(folder.resolve("moved"))).isEqualTo(expected);
    }

    @Test
    void aRunWithoutACheckpointStartsOver() throws IOException {
        byte[] expected = whole();
        try {
            Training.train(config("early"), List.of(new KillAfter(2))).run();
        } catch (Killed _) {
            assertThat(folder.resolve("early/latest")).doesNotExist();
        }
        Training.resume(folder.resolve("early"), List.of()).run();
        assertThat(model(folder.resolve("early"))).isEqualTo(expected);
    }

    @Test
    void aRunThatWasKilledBeforeItsDataWasDescribedStartsOver() throws IOException {
        byte[] expected = whole();
        for (List<String> missing : List.of(List.of("data.json"), List.of("data.json", "environment.json"))) {
            Path run = folder.resolve("first" + missing.size());
            try {
                Training.train(config(run.getFileName().toString()), List.of(new KillAfter(2))).run();
            } catch (Killed _) {
                for (String name : missing) {
                    Files.delete(run.resolve(name));
                }
            }
            Training.resume(run, List.of()).run();
            assertThat(model(run)).isEqualTo(expected);
            assertThat(run).isDirectoryContaining(file -> file.endsWith("data.json"))
                    .isDirectoryContaining(file -> file.endsWith("environment.json"));
        }
    }

    @Test
    void anEpochThatWasMeasuredButNotSavedIsMeasuredOnce() throws IOException {
        whole();
        try {
            Training.train(config("unsaved"), List.of(new KillAfter(2))).run();
        } catch (Killed _) {
            Files.writeString(folder.resolve("unsaved/metrics.jsonl"), "{\"epoch\":1}\n");
        }
        Training.resume(folder.resolve("unsaved"), List.of()).run();
        assertThat(epochs(folder.resolve("unsaved"))).isEqualTo(epochs(folder.resolve("whole")));
    }

    @Test
    void aFinishedRunSaysSo() {
        byte[] expected = whole();
        TrainingResult result = Training.resume(folder.resolve("whole"), List.of()).run();
        assertThat(result.outcome()).isEqualTo(Outcome.ALREADY_FINISHED);
        assertThat(result.summary().metrics().get(Part.TRAIN).get("loss")).isFinite();
        assertThat(model(folder.resolve("whole"))).isEqualTo(expected);
    }

    @Test
    void killedWhileTheModelIsWritten() throws IOException {
        byte[] expected = whole();
        for (String missing : List.of("result.json", "model.json", "model.safetensors")) {
            Files.delete(folder.resolve("whole").resolve(missing));
            Training.resume(folder.resolve("whole"), List.of()).run();
            assertThat(model(folder.resolve("whole"))).isEqualTo(expected);
            Files.delete(folder.resolve("whole/result.json"));
        }
    }
}
