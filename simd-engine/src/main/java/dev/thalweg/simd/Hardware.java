// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.thalweg.simd.kernel.Target;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/// What this machine and this Java virtual machine can do for vector kernels.
final class Hardware {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final int LEAST_BITS = 128;
    private static final int MOST_BITS = 512;
    private static final String FULL_COMPILER = "4";

    private Hardware() {
    }

    /// What stands in the way of vector kernels, with the remedy; the ladder is read from top to bottom.
    static Optional<String> obstacle() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return Optional.of(
                    "the module " + VECTOR_MODULE + " is not loaded; start Java with --add-modules " + VECTOR_MODULE);
        }
        if (!option("EnableVectorSupport").orElse("true").equals("true")) {
            return Optional.of("this Java has no vector support; use HotSpot, and leave -XX:-EnableVectorSupport out");
        }
        if (!option("TieredStopAtLevel").orElse(FULL_COMPILER).equals(FULL_COMPILER)
                || System.getProperty("java.vm.info", "").contains("interpreted")) {
            return Optional.of("the C2 compiler is switched off; leave -Xint and -XX:TieredStopAtLevel out");
        }
        return Shapes.preferredBits() < LEAST_BITS
                ? Optional.of("vectors have only " + Shapes.preferredBits() + " bits; expected at least " + LEAST_BITS)
                : Optional.empty();
    }

    /// For what vector kernels are written here.
    static Target target() {
        return new Target(Math.clamp(Integer.highestOneBit(Shapes.preferredBits()), LEAST_BITS, MOST_BITS));
    }

    private static Optional<String> option(String name) {
        try {
            var options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return options == null ? Optional.empty() : Optional.of(options.getVMOption(name).getValue());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Apart, so that the rest loads where the module is missing.
    private static final class Shapes {
        static int preferredBits() {
            return jdk.incubator.vector.VectorShape.preferredShape().vectorBitSize();
        }
    }
}
