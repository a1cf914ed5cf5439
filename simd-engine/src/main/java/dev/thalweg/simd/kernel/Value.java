// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

/// The result of a primitive of a [Code]. Equal primitives of one code share one value, so equality is identity.
final class Value {
    private final int number;
    private final Primitive primitive;
    private final Level level;

    Value(int number, Primitive primitive) {
        this.number = number;
        this.primitive = primitive;
        level = levelOf(primitive);
    }

    private static Level levelOf(Primitive primitive) {
        if (primitive instanceof Primitive.Load load) {
            return load.level();
        }
        Level level = Level.UNIFORM;
        for (Value operand : primitive.operands()) {
            level = level.join(operand.level);
        }
        return level;
    }

    int number() {
        return number;
    }

    Primitive primitive() {
        return primitive;
    }

    Level level() {
        return level;
    }

    Sort sort() {
        return primitive.sort();
    }

    boolean isConstant() {
        return primitive.isConstant();
    }

    /// Such as `v12`; constants print themselves.
    @Override
    public String toString() {
        return isConstant() ? primitive.toString() : "v" + number;
    }
}
