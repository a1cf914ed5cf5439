// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The result of a primitive. Equal primitives of one sweep share one value, so equality is identity.
public final class Value {
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

    /// What some values need, operands first, each once.
    ///
    /// @param roots the values
    /// @return they and what they need
    public static List<Value> below(List<Value> roots) {
        List<Value> order = new ArrayList<>();
        Set<Value> seen = new HashSet<>();
        roots.forEach(root -> visit(root, seen, order));
        return order;
    }

    private static void visit(Value value, Set<Value> seen, List<Value> order) {
        if (seen.add(value)) {
            value.primitive().operands().forEach(operand -> visit(operand, seen, order));
            order.add(value);
        }
    }

    /// Its number in the order of making.
    ///
    /// @return unique in the sweep
    public int number() {
        return number;
    }

    /// What makes it.
    ///
    /// @return the primitive
    public Primitive primitive() {
        return primitive;
    }

    /// What it depends on.
    ///
    /// @return the level
    public Level level() {
        return level;
    }

    /// What it is.
    ///
    /// @return the sort
    public Sort sort() {
        return primitive.sort();
    }

    /// Whether it is written into the code as it stands.
    ///
    /// @return true for constants
    public boolean isConstant() {
        return primitive.isConstant();
    }

    /// Such as `v12`; constants print themselves.
    @Override
    public String toString() {
        return isConstant() ? primitive.toString() : "v" + number;
    }
}
