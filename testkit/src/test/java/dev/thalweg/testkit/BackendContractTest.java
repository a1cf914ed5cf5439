// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.Program;
import dev.thalweg.api.backend.Backend;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// The contract notices what is wrong.
class BackendContractTest {
    private static final Program PROGRAM = SamplePrograms.mse();

    private static final class Flawed extends BackendContract {
        private final DoubleUnaryOperator flaw;

        Flawed(DoubleUnaryOperator flaw) {
            this.flaw = flaw;
            openOnce();
        }

        @Override
        protected Backend open(int threads) {
            return new InterpreterBackend(flaw);
        }
    }

    @Test
    void wrongNumbers() {
        assertThatThrownBy(() -> new Flawed(x -> x * (1 + 1e-4)).resultsMeanWhatThePlanSays(PROGRAM))
                .isInstanceOf(AssertionError.class).hasMessageContaining("mse in f32 with sizes")
                .hasMessageContaining("expected");
    }

    @Test
    void numbersThatShouldBeNone() {
        assertThatThrownBy(
                () -> new Flawed(x -> Double.isNaN(x) ? 0 : x).specialValuesMeanWhatThePlanSays(PROGRAM))
                .isInstanceOf(AssertionError.class).hasMessageContaining("expected NaN");
    }

    @Test
    void bitsThatDependOnTheRun() {
        var runs = new AtomicInteger();

        assertThatThrownBy(() -> new Flawed(x -> x + runs.incrementAndGet() * Math.ulp((float) x))
                .theSameRunGivesTheSameBits(PROGRAM))
                .isInstanceOf(AssertionError.class).hasMessageContaining("before it was");
    }
}
