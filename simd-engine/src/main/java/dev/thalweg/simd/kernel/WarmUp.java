// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.backend.KernelReport;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.simd.warmup.Attempts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Gets the vector kernel of one sweep compiled over a small slice, then puts it in the place of its twin; where that fails, the twin
/// stays.
final class WarmUp {
    private static final Logger LOGGER = System.getLogger("dev.thalweg.simd");

    private final TieredKernel tiered;
    private final Target target;
    private final long start = System.nanoTime();
    private final int bytes;
    private final Optional<Attempts<Exercise>> attempts;

    WarmUp(TieredKernel tiered, Target target) {
        this.tiered = tiered;
        this.target = target;
        Optional<KernelClass> emitted = emit();
        bytes = emitted.map(KernelClass::bytes).orElse(0);
        attempts = emitted.map(first -> new Attempts<>(exercise(first), () -> exercise(emit().orElseThrow())));
    }

    private Optional<KernelClass> emit() {
        return KernelClass.of(tiered.sweep(), tiered.form(), target);
    }

    private Exercise exercise(KernelClass emitted) {
        return new Exercise(tiered.sweep(), tiered.form(), emitted.kernel());
    }

    /// Takes a step; once there is nothing more to do, the kernel is settled.
    ///
    /// @return whether another one at once is of use
    boolean advance() {
        if (attempts.isEmpty()) {
            tiered.stay("the vector code would exceed " + KernelClass.LONGEST_METHOD + " bytes");
            announce();
            return false;
        }
        return switch (attempts.get().advance()) {
            case EAGER -> true;
            case WAITING -> false;
            case COMPILED -> {
                tiered.become(attempts.get().compiled().kernel());
                announce();
                yield false;
            }
            case GIVEN_UP -> {
                tiered.stay("the vector code goes on allocating");
                announce();
                yield false;
            }
        };
    }

    private void announce() {
        SweepCode sweep = tiered.sweep();
        KernelReport report = tiered.report();
        KernelReady event = new KernelReady();
        event.kernel = report.kernel();
        event.walk = tiered.form().name();
        event.form = report.form().name();
        event.reason = report.reason();
        event.operations = sweep.operations();
        event.bytes = bytes;
        event.milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        event.commit();
        LOGGER.log(Level.DEBUG, "kernel {0} ({1}, {2} operations, {3} bytes) is {4}, {5}, after {6} ms", event.kernel,
                event.walk, event.operations, event.bytes, event.form, event.reason, event.milliseconds);
    }
}
