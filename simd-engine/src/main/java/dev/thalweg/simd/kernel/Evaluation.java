// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import java.lang.classfile.CodeBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Writes the computation of values: each one once, kept in a local variable if it is used again.
final class Evaluation {
    private final CodeBuilder code;
    private final Locals variables;
    private final Instructions instructions;
    private final Map<Value, Integer> uses;
    private final Map<Value, Integer> locals;
    private final Consumer<Primitive> leaves;

    /// @param outside local variables of values that were computed before
    /// @param uses how often each value is used
    /// @param leaves pushes loads and numbers
    Evaluation(CodeBuilder code, Locals variables, Instructions instructions, Map<Value, Integer> outside,
            Map<Value, Integer> uses, Consumer<Primitive> leaves) {
        this.code = code;
        this.variables = variables;
        this.instructions = instructions;
        this.uses = uses;
        locals = new HashMap<>(outside);
        this.leaves = leaves;
    }

    static Map<Value, Integer> uses(List<Value> roots) {
        Map<Value, Integer> uses = new HashMap<>();
        roots.forEach(root -> uses.merge(root, 1, Integer::sum));
        Code.below(roots).forEach(
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
        if (value.isConstant() || uses.getOrDefault(value, 0) <= 1) {
            compute(value);
        } else {
            code.loadLocal(instructions.local(value.sort()), keep(value));
        }
    }

    /// Computes a value into a local variable.
    ///
    /// @return the variable
    int keep(Value value) {
        Integer known = locals.get(value);
        if (known != null) {
            return known;
        }
        compute(value);
        int local = variables.allocate(instructions.local(value.sort()));
        code.storeLocal(instructions.local(value.sort()), local);
        locals.put(value, local);
        return local;
    }

    private void compute(Value value) {
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
