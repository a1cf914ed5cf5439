// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.Engine;
import dev.thalweg.api.Program;
import dev.thalweg.bench.race.Contestant;
import java.time.Duration;

/// A contestant with an engine of its own.
abstract class OnEngine implements Contestant {
    /// Ample: a kernel that is not ready by then stays slow, and the race shall show it.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Engine engine;

    OnEngine(Engine engine) {
        this.engine = engine;
    }

    /// A program whose kernels have found their fast form before anyone waits for them.
    static CompiledProgram warm(Engine engine, Program program) {
        CompiledProgram compiled = engine.compile(program);
        compiled.warmUp(PATIENCE.toMillis());
        return compiled;
    }

    @Override
    public boolean allocatesNothing() {
        return true;
    }

    @Override
    public void close() {
        engine.close();
    }
}
