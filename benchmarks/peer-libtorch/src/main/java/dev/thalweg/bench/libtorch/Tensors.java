// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.libtorch;

import dev.thalweg.bench.race.Operand;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/// Tensors of arrays and back.
final class Tensors {
    private Tensors() {
    }

    static Tensor of(Operand operand) {
        return operand.array() instanceof float[] numbers ? of(numbers, operand.longShape())
                : of(operand.ints()).reshape(operand.longShape());
    }

    /// A copy that libtorch owns.
    static Tensor of(float[] numbers, long... shape) {
        try (FloatPointer pointer = new FloatPointer(numbers)) {
            return torch.from_blob(pointer, shape).clone();
        }
    }

    /// Labels, which libtorch wants as 64-bit integers.
    static Tensor of(int... labels) {
        long[] wide = new long[labels.length];
        for (int i = 0; i < labels.length; i++) {
            wide[i] = labels[i];
        }
        try (LongPointer pointer = new LongPointer(wide)) {
            return torch.from_blob(pointer, new long[] {wide.length}, new TensorOptions(torch.ScalarType.Long))
                    .clone();
        }
    }

    static float[] floats(Tensor tensor) {
        Tensor dense = tensor.contiguous();
        float[] numbers = new float[Math.toIntExact(dense.numel())];
        new FloatPointer(dense.data_ptr()).get(numbers);
        return numbers;
    }
}
