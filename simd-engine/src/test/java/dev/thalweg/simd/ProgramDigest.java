// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.Tiering;
import dev.thalweg.testkit.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// Runs all test programs on the lanes of this JVM and prints the width in bits and a checksum of all results: once with vector
/// kernels that the interpreter runs, once after as many as possible were compiled in a little while.
final class ProgramDigest {
    private static final int[][] SIZES = {{37, 10, 5}, {67, 131, 3}, {5, 300, 2}};
    private static final long WARM_UP_MILLIS = 1_500;

    private ProgramDigest() {
    }

    /// Prints two lines.
    ///
    /// @param arguments none
    public static void main(String[] arguments) {
        Target target = Hardware.target();
        try (SimdBackend cold = new SimdBackend("simd", "", target, Tiering.VECTOR_AT_ONCE, 2)) {
            System.out.println(target.vectorBits() + " " + digest(cold, 0));
        }
        try (SimdBackend hot = new SimdBackend("simd", "", target, Tiering.TWIN_FIRST, 2)) {
            System.out.println(target.vectorBits() + " " + digest(hot, WARM_UP_MILLIS));
        }
    }

    static long scalar() {
        try (SimdBackend scalar = new SimdBackend("scalar", "", Target.SCALAR, Tiering.TWIN_FIRST, 1)) {
            return digest(scalar, 0);
        }
    }

    private static long digest(SimdBackend backend, long warmUpMillis) {
        List<Runnable> updates = new ArrayList<>();
        List<Executable> executables = new ArrayList<>();
        CRC32C checksum = new CRC32C();
        DuelTest.programs().forEach(program -> {
            KernelPlan plan = Planner.plan(program);
            Executable executable = backend.compile(plan, ElementType.F32);
            executables.add(executable);
            for (int[] size : SIZES) {
                Trial trial = new Trial(plan, ElementType.F32, DuelTest.sizes(size)).ordinary();
                // the first run decides which kernels are needed; in-place programs start anew for the second
                trial.bind(executable).run();
                updates.add(() -> update(checksum, trial.bind(executable).run()));
            }
        });
        long end = System.nanoTime() + warmUpMillis * 1_000_000;
        executables.forEach(executable -> executable.warmUp(Math.max(0, (end - System.nanoTime()) / 1_000_000)));
        updates.forEach(Runnable::run);
        return checksum.getValue();
    }

    private static void update(CRC32C checksum, Map<String, double[]> results) {
        new TreeMap<>(results).values().forEach(values -> {
            for (double value : values) {
                long bits = Double.doubleToLongBits(value);
                for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                    checksum.update((int) (bits >>> shift));
                }
            }
        });
    }
}
