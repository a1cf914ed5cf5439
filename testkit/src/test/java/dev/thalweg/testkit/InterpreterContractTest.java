// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.Program;
import dev.thalweg.api.backend.Backend;
import java.util.function.DoubleUnaryOperator;

/// The suite agrees with its own oracle.
class InterpreterContractTest extends BackendContract {
    @Override
    protected Backend open(int threads) {
        return new InterpreterBackend(DoubleUnaryOperator.identity());
    }

    /// It has one thread, and what it computes does not depend on the run.
    @Override
    void threadsChangeNoBit() {
    }

    @Override
    void manyCallersShareAnExecutable() {
    }

    @Override
    void theSameRunGivesTheSameBits(Program program) {
    }

    @Override
    void aHundredRunsGiveTheSameBits(Program program) {
    }
}
