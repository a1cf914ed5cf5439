// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.Op;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Sort;
import dev.thalweg.api.code.Value;
import java.util.List;
import java.util.function.Function;

/// How primitives are written in OpenCL C. Types and functions that depend on the element type are those of the [Prelude].
final class Spelling {
    private Spelling() {
    }

    /// The type of a variable.
    static String type(Sort sort) {
        return switch (sort) {
            case REAL -> "real";
            case MASK -> "int";
            case BITS -> "bits";
        };
    }

    /// A constant, or an operation.
    ///
    /// @param operand how a value is called
    static String of(Primitive primitive, ElementType type, Function<Value, String> operand) {
        return switch (primitive) {
            case Primitive.Real real -> number(real.value(), type);
            case Primitive.Bits bits -> "(bits) 0x" + Long.toHexString(bits.value()) + "UL";
            case Primitive.Shift shift ->
                operand.apply(shift.bits()) + (shift.left() ? " << " : " >> ") + shift.distance();
            case Primitive.Apply apply -> apply(apply.op(), apply.operands().stream().map(operand).toList());
            case Primitive.Load _, Primitive.Argument _ -> throw new IllegalArgumentException("a leaf: " + primitive);
        };
    }

    private static String apply(Op op, List<String> x) {
        String a = x.getFirst();
        String b = x.getLast();
        return switch (op) {
            case NEGATE -> "-" + a;
            case ABS -> "fabs(" + a + ")";
            case SQRT -> "sqrt(" + a + ")";
            case ADD, BITS_ADD -> a + " + " + b;
            case SUBTRACT, BITS_SUBTRACT -> a + " - " + b;
            case MULTIPLY -> a + " * " + b;
            case DIVIDE -> a + " / " + b;
            case FMA -> "fma(" + String.join(", ", x) + ")";
            case SELECT -> b + " ? " + x.get(1) + " : " + a;
            case LESS -> a + " < " + b;
            case AT_MOST -> a + " <= " + b;
            case GREATER -> a + " > " + b;
            case EQUAL -> a + " == " + b;
            case NOT_EQUAL -> a + " != " + b;
            case AND, BITS_AND -> a + " & " + b;
            case OR, BITS_OR -> a + " | " + b;
            case NOT -> "!" + a;
            case TO_BITS -> "as_bits(" + a + ")";
            case FROM_BITS -> "as_real(" + a + ")";
        };
    }

    /// All digits, in the element type.
    static String number(double value, ElementType type) {
        if (Double.isNaN(value)) {
            return "(real) NAN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "(real) INFINITY" : "(-(real) INFINITY)";
        }
        String digits = switch (type) {
            case F32 -> Float.toHexString((float) value) + "f";
            case F64 -> Double.toHexString(value);
        };
        return digits.startsWith("-") ? "(" + digits + ")" : digits;
    }
}
