// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Copies of one piece of vector code, until one of them is compiled.
///
/// The JVM can leave a method behind: while C2 has much to do, C1 compiles without a profile, and where C1 then fails with one, as it does
/// for long methods, there will never be any for C2. The way that a method takes is settled at its first calls, so a fresh copy may
/// fare better. The older ones are not dropped, for it may be just the compiler that is slow.
///
/// @param <C> the code
public final class Attempts<C extends Heated> {
    private static final long FIRST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Supplier<C> copies;
    private final List<Attempt<C>> attempts = new ArrayList<>();
    private final long start = System.nanoTime();
    private long patience = FIRST_PATIENCE_NANOS;
    private @Nullable C compiled;

    private record Attempt<C extends Heated>(C code, Heating heating) {
    }

    /// For code of which there can be copies.
    ///
    /// @param first the code
    /// @param copies makes fresh copies of it
    public Attempts(C first, Supplier<C> copies) {
        this.copies = copies;
        start(first);
    }

    private void start(C code) {
        attempts.add(new Attempt<>(code, new Heating(code)));
    }

    /// Takes one step with each copy.
    ///
    /// @return how far the foremost has come; it is given up when the first copy is
    public Heating.State advance() {
        boolean eager = false;
        for (Attempt<C> attempt : attempts) {
            switch (attempt.heating.advance()) {
                case EAGER -> eager = true;
                case WAITING -> {
                }
                case COMPILED -> {
                    compiled = attempt.code;
                    return Heating.State.COMPILED;
                }
                case GIVEN_UP -> {
                    return Heating.State.GIVEN_UP;
                }
            }
        }
        if (!eager && System.nanoTime() - start > patience) {
            patience *= 2;
            start(copies.get());
            eager = true;
        }
        return eager ? Heating.State.EAGER : Heating.State.WAITING;
    }

    /// The copy that is compiled.
    ///
    /// @return the code
    public C compiled() {
        return Objects.requireNonNull(compiled, "none is compiled yet");
    }
}
