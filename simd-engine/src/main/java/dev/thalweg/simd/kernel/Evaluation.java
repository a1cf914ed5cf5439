// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Sort;
import dev.thalweg.api.code.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// Writes the computation of values: each one once, kept in a local variable if it is used again.
final class Evaluation {
    private final CodeBuilder code;
    private final Locals variables;
    private final Instructions instructions;
    private final Map<Value, Integer> uses;
    private final Map<Value, Integer> locals;
    private final Known known;
    private final Consumer<Primitive> leaves;

    /// What was computed before.
    ///
    /// @param locals local variables of values in the form of the instructions
    /// @param numbers local variables of numbers that all lanes share
    /// @param kind the kind of those that are real
    record Known(Map<Value, Integer> locals, Map<Value, Integer> numbers, TypeKind kind) {
    }

    /// @param known what was computed before
    /// @param uses how often each value is used
    /// @param leaves pushes loads and numbers
    Evaluation(CodeBuilder code, Locals variables, Instructions instructions, Known known,
            Map<Value, Integer> uses, Consumer<Primitive> leaves) {
        this.code = code;
        this.variables = variables;
        this.instructions = instructions;
        this.uses = uses;
        locals = new HashMap<>(known.locals);
        this.known = known;
        this.leaves = leaves;
    }

    static Map<Value, Integer> uses(List<Value> roots) {
        Map<Value, Integer> uses = new HashMap<>();
        roots.forEach(root -> uses.merge(root, 1, Integer::sum));
        Value.below(roots).forEach(
                value -> value.primitive().operands().forEach(operand -> uses.merge(operand, 1, Integer::sum)));
        return uses;
    }

    /// The local variables known so far.
    Map<Value, Integer> locals() {
        return locals;
    }

    /// Leaves a value on the stack.
    void push(Value value) {
        Integer local = locals.get(value);
        if (local != null) {
            code.loadLocal(instructions.local(value.sort()), local);
            return;
        }
        if (value.isConstant() || isShared(value) || uses.getOrDefault(value, 0) <= 1) {
            compute(value);
        } else {
            code.loadLocal(instructions.local(value.sort()), keep(value));
        }
    }

    /// Computes a value into a local variable.
    ///
    /// @return the variable
    int keep(Value value) {
        Integer kept = locals.get(value);
        if (kept != null) {
            return kept;
        }
        compute(value);
        int local = variables.allocate(instructions.local(value.sort()));
        code.storeLocal(instructions.local(value.sort()), local);
        locals.put(value, local);
        return local;
    }

    private boolean isShared(Value value) {
        return value.sort() == Sort.REAL && known.numbers.containsKey(value);
    }

    private void compute(Value value) {
        if (isShared(value)) {
            int number = Objects.requireNonNull(known.numbers.get(value));
            instructions.broadcast(code, () -> code.loadLocal(known.kind, number));
            return;
        }
        switch (value.primitive()) {
            case Primitive.Real _, Primitive.Bits _ -> instructions.constant(code, value.primitive());
            case Primitive.Load _, Primitive.Argument _ -> leaves.accept(value.primitive());
            case Primitive.Apply apply -> {
                apply.operands().forEach(this::push);
                instructions.apply(code, apply.op());
            }
            case Primitive.Shift shift -> {
                push(shift.bits());
                instructions.shift(code, shift.distance(), shift.left());
            }
        }
    }
}
