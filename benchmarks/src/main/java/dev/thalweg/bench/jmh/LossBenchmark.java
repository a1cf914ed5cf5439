// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.jmh;

import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.LossFunction;
import dev.thalweg.bench.entrant.PlainLoss;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Value and gradient of element-wise losses in single precision on one thread: vector kernel, scalar twin, plain Java loop.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
// One fork: the figures compared stand side by side in one run; raise it on the command line for publication.
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LossBenchmark {
    /// Rounding of 2²⁰ single-precision terms against a double sum, and of the gradient against 1/n.
    private static final double TOLERANCE = 1e-5;

    /// The loss.
    @Param({"mse", "huber", "bce-with-logits", "focal-binary"})
    public String loss = "mse";

    /// The number of elements.
    @Param({"1024", "65536", "1048576"})
    public int size = 1024;

    private float[] predictions = {};
    private float[] targets = {};
    private float[] gradient = {};
    private PlainLoss plain = PlainLoss.MSE;
    private Bound simd = Bound.NONE;
    private Bound scalar = Bound.NONE;

    /// An engine with the loss on it.
    private record Bound(@org.jspecify.annotations.Nullable Engine engine,
            @org.jspecify.annotations.Nullable LossFunction loss) {
        static final Bound NONE = new Bound(null, null);

        static Bound to(String backend, String loss) {
            Engine engine = Engine.open(EngineOptions.defaults().withBackend(backend).withThreads(1));
            return new Bound(engine, engine.loss(loss));
        }

        double run(float[] predictions, float[] targets, float[] gradient) {
            return java.util.Objects.requireNonNull(loss).valueAndGradient(predictions, targets, gradient);
        }

        void close() {
            if (engine != null) {
                engine.close();
            }
        }
    }

    /// Makes the data and checks that the three agree.
    @Setup(Level.Trial)
    public void prepare() {
        Random random = new Random(1);
        predictions = new float[size];
        targets = new float[size];
        gradient = new float[size];
        plain = PlainLoss.find(loss).orElseThrow();
        boolean labels = plain == PlainLoss.BCE_WITH_LOGITS || plain == PlainLoss.FOCAL_BINARY;
        for (int i = 0; i < size; i++) {
            predictions[i] = (float) (2 * random.nextGaussian());
            targets[i] = labels ? random.nextInt(2) : (float) random.nextGaussian();
        }
        simd = Bound.to("simd", loss);
        scalar = Bound.to("scalar", loss);
        check();
    }

    private void check() {
        double wanted = plain.run(predictions, targets, gradient);
        float[] gradients = gradient.clone();
        for (double value : new double[] {simd(), scalar()}) {
            if (!(Math.abs(value - wanted) <= TOLERANCE * Math.abs(wanted))) {
                throw new IllegalStateException(loss + ": " + value + " instead of " + wanted);
            }
        }
        for (int i = 0; i < size; i++) {
            if (!(Math.abs(gradient[i] - gradients[i]) <= TOLERANCE / size)) {
                throw new IllegalStateException(
                        loss + ": gradient " + i + " is " + gradient[i] + " instead of " + gradients[i]);
            }
        }
    }

    /// Frees the engines.
    @TearDown(Level.Trial)
    public void close() {
        simd.close();
        scalar.close();
    }

    /// On vector lanes.
    ///
    /// @return the value
    @Benchmark
    public double simd() {
        return simd.run(predictions, targets, gradient);
    }

    /// On the scalar twin.
    ///
    /// @return the value
    @Benchmark
    public double scalar() {
        return scalar.run(predictions, targets, gradient);
    }

    /// As a plain Java loop.
    ///
    /// @return the value
    @Benchmark
    public double java() {
        return plain.run(predictions, targets, gradient);
    }
}
