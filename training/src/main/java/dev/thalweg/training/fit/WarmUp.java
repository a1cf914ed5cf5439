// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.Engine;
import dev.thalweg.api.Program;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.Objective;
import dev.thalweg.training.model.UpdatePrograms;
import java.util.List;
import java.util.Optional;

/// Brings kernels into their fast form while the data is being read.
///
/// Kernels do not depend on sizes, so the widths that only the data knows can be anything. Nobody waits for this thread, and results
/// do not depend on it.
final class WarmUp {
    private static final long MILLISECONDS = 1500;

    private WarmUp() {
    }

    /// Starts with what is known before the data: the update, and with a loss the whole step.
    static void start(Engine engine, TrainingConfig config, Optional<LossSum> loss, UpdatePrograms updates) {
        Thread.ofPlatform().daemon().name("thalweg-warm-up").start(() -> {
            loss.ifPresent(known -> warm(engine, objective(config, known).training()));
            warm(engine, updates.update());
            loss.ifPresent(known -> warm(engine, objective(config, known).evaluation()));
        });
    }

    private static Objective objective(TrainingConfig config, LossSum loss) {
        return new Objective(Network.of(1, loss.rowWise() ? 2 : 1, config.model()), loss, config.fit().penalties());
    }

    private static void warm(Engine engine, Program program) {
        List<CompiledProgram> compiled = List.of(engine.compile(program));
        compiled.forEach(one -> one.warmUp(MILLISECONDS));
    }
}
