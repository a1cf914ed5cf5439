// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.Engine;
import dev.thalweg.api.Program;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.formula.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Compiles programs and runs their kernels.
final class EngineRunner implements ProgramRunner {
    private final Engine engine;
    /// An optimizer's step is run again and again: programs are known by identity.
    private final Map<Program, CompiledProgram> compiled = new IdentityHashMap<>();

    EngineRunner(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Map<String, double[]> run(Program program, Inputs inputs) {
        return run(program, compiled.computeIfAbsent(program, engine::compile), inputs);
    }

    private Map<String, double[]> run(Program program, CompiledProgram compiled, Inputs inputs) {
        ProgramCall call = compiled.newCall();
        inputs.sizes().forEach(call::size);
        inputs.numbers().forEach(call::scalar);
        for (Expr.Input input : compiled.plan().inputs()) {
            Tensor tensor = inputs.tensors().get(input.name());
            if (tensor == null) {
                throw new IllegalArgumentException("no values for the input " + input.name());
            }
            call.bind(input.name(), array(tensor.data(), input.kind()));
        }
        Map<String, Object> arrays = new HashMap<>();
        for (Program.Output output : program.outputs()) {
            if (!output.axes().isEmpty()) {
                int length = inputs.sizes(output.axes()).stream().reduce(1, Math::multiplyExact);
                arrays.put(output.name(), engine.options().type().newArray(length));
            }
        }
        arrays.forEach(call::bind);
        call.run();
        Map<String, double[]> results = new HashMap<>();
        program.outputs().forEach(output -> results.put(output.name(),
                output.axes().isEmpty() ? new double[] {call.value(output.name())}
                        : doubles(arrays.get(output.name()))));
        return results;
    }

    private Object array(double[] data, Kind kind) {
        if (kind != Kind.REAL) {
            return Arrays.stream(data).mapToInt(x -> (int) x).toArray();
        }
        return engine.options().type() == ElementType.F64 ? data.clone() : floats(data);
    }

    private static float[] floats(double[] data) {
        float[] floats = new float[data.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) data[i];
        }
        return floats;
    }

    private static double[] doubles(@Nullable Object array) {
        return switch (array) {
            case float[] floats -> IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
            case double[] numbers -> numbers;
            case null, default -> throw new IllegalStateException("an output has no array");
        };
    }
}
