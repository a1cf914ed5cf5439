// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.Callback;
import dev.thalweg.training.Training;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.TrainingResult;
import dev.thalweg.training.TrainingResult.Outcome;
import dev.thalweg.training.TrainingRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Runs a training, new or resumed, in front of a person or a script.
final class TrainAction {
    private static final int INTERRUPTED = 130;

    private TrainAction() {
    }

    static int train(TrainingConfig config, OutputOptions output, Terminal terminal) {
        return run(callbacks -> Training.train(config, callbacks), output, terminal);
    }

    static int resume(Path run, Optional<String> backend, OutputOptions output, Terminal terminal) {
        return run(callbacks -> backend.map(name -> Training.resume(run, name, callbacks))
                .orElseGet(() -> Training.resume(run, callbacks)), output, terminal);
    }

    private static int run(Function<List<Callback>, TrainingRunner> prepare, OutputOptions output, Terminal terminal) {
        return report(watched(prepare, output, terminal), output, terminal);
    }

    private static TrainingResult watched(Function<List<Callback>, TrainingRunner> prepare, OutputOptions output,
            Terminal terminal) {
        try (Watcher watcher = Watcher.of(output, terminal)) {
            TrainingRunner runner = prepare.apply(List.of(watcher));
            return terminal.interruption().guard(() -> {
                watcher.stopping();
                runner.stop();
            }, runner::run);
        }
    }

    private static int report(TrainingResult result, OutputOptions output, Terminal terminal) {
        if (output.json) {
            TrainingJson.write(result, terminal.out());
        } else {
            TrainingReport.of(result).forEach(terminal.out()::line);
        }
        terminal.out().flush();
        if (result.outcome() == Outcome.INTERRUPTED) {
            terminal.err().println(TrainingReport.interrupted(result));
            return INTERRUPTED;
        }
        return 0;
    }
}
