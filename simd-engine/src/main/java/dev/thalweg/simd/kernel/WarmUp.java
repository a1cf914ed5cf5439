// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.simd.warmup.Heating;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Gets the vector kernel of one sweep compiled over a small slice, then puts it in the place of its twin; where that fails, the twin
/// stays.
final class WarmUp {
    private static final Logger LOGGER = System.getLogger("dev.thalweg.simd");
    private static final int MOST_ATTEMPTS = 5;

    private final TieredKernel tiered;
    private final Target target;
    private final long start = System.nanoTime();
    private Optional<KernelClass> vector;
    private Optional<Heating> heating;
    private int attempts = 1;

    WarmUp(TieredKernel tiered, Target target) {
        this.tiered = tiered;
        this.target = target;
        vector = emit();
        heating = heat();
    }

    private Optional<KernelClass> emit() {
        return KernelClass.of(tiered.sweep(), tiered.form(), target);
    }

    private Optional<Heating> heat() {
        return vector.map(emitted -> new Heating(new Exercise(tiered.sweep(), tiered.form(), emitted.kernel())));
    }

    /// Takes a step; once there is nothing more to do, the kernel is settled.
    ///
    /// @return whether another one at once is of use
    boolean advance() {
        if (heating.isEmpty()) {
            tiered.stay();
            report("scalar: the vector code would exceed " + KernelClass.LONGEST_METHOD + " bytes");
            return false;
        }
        return switch (heating.get().advance()) {
            case EAGER -> true;
            case WAITING -> false;
            case COMPILED -> {
                tiered.become(vector.orElseThrow().kernel());
                report("vector of " + target.vectorBits() + " bits");
                yield false;
            }
            case GIVEN_UP -> attempts < MOST_ATTEMPTS ? startAnew() : giveUp();
        };
    }

    private boolean startAnew() {
        attempts++;
        vector = emit();
        heating = heat();
        return true;
    }

    private boolean giveUp() {
        tiered.stay();
        report("scalar: the vector code goes on allocating");
        return false;
    }

    private void report(String state) {
        SweepCode sweep = tiered.sweep();
        KernelReady event = new KernelReady();
        event.kernel = sweep.name();
        event.form = tiered.form().name();
        event.state = state;
        event.operations = sweep.operations();
        event.bytes = vector.map(KernelClass::bytes).orElse(0);
        event.milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        event.commit();
        LOGGER.log(Level.DEBUG, "kernel {0} ({1}, {2} operations, {3} bytes) is {4} after {5} ms", event.kernel,
                event.form, event.operations, event.bytes, state, event.milliseconds);
    }
}
