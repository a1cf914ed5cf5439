// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.warmup;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/// Gets one piece of vector code compiled, with as little work as possible.
///
/// HotSpot compiles a method for good after some thousands of calls. Until then every vector operation makes an object and runs
/// through the library's substitute code: a call is a hundred times slower, and, worse, the substitutes become hot themselves and
/// stand before the method in the compiler's queue. So nearly all calls are *touches*, which return at once and are counted all the
/// same, and few are *exercises*, just enough for the compiler to see which ways are taken.
///
/// Compiled code makes no objects: exercises that allocate nothing, several times in a row, are the sign that it is there. Where the
/// hardware lacks an operation the sign never comes.
public final class Heating {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TOUCHES = 320;
    /// After so many steps the counters are where they must be, unless the compiler is busy; what is called then only heats the
    /// substitutes.
    private static final int EAGER_STEPS = 24;
    private static final int CLEAN_STEPS = 4;
    /// After so long, and so many steps, the compiler will not come any more. Steps count too, because they are late where the compiler is
    /// late: where processors are busy.
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int MOST_STEPS = 24_000;
    /// So many exercises without allocation are a clean step.
    private static final int CLEAN_EXERCISES = 128;

    private final Heated code;
    private final long start = System.nanoTime();
    private int steps;
    private int clean;
    private int calls;

    /// How far it has come.
    public enum State {
        /// More steps at once are of use.
        EAGER,
        /// The compiler is at work.
        WAITING,
        /// The code is compiled.
        COMPILED,
        /// It goes on allocating, and will.
        GIVEN_UP
    }

    /// For some code.
    ///
    /// @param code the code
    public Heating(Heated code) {
        this.code = code;
    }

    /// Takes one step.
    ///
    /// @return how far it has come with it
    public State advance() {
        steps++;
        clean = allocatesNothing(exercises()) ? clean + 1 : 0;
        if (clean >= CLEAN_STEPS) {
            return State.COMPILED;
        }
        if (clean > 0 || steps < EAGER_STEPS) {
            return State.EAGER;
        }
        boolean isHopeless = steps > MOST_STEPS && System.nanoTime() - start > LONGEST_NANOS;
        return isHopeless ? State.GIVEN_UP : State.WAITING;
    }

    private int exercises() {
        return clean > 0 ? CLEAN_EXERCISES : 1;
    }

    private boolean allocatesNothing(int exercises) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < exercises; i++) {
            for (int touch = 0; touch < TOUCHES; touch++) {
                code.touch();
            }
            code.exercise(calls++);
        }
        return THREADS.getCurrentThreadAllocatedBytes() == before;
    }
}
