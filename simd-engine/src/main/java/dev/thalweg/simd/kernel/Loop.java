// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.Op;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Sort;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.code.Value;
import dev.thalweg.api.formula.Reduction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What the loops of all forms share: arguments in local variables, values computed before the loop, folding.
///
/// Vector and scalar loops differ in their [Instructions] and in how many positions a step treats; all else is one code.
abstract class Loop {
    static final int TENSORS = 1;
    static final int PLACES = 2;
    static final int NUMBERS = 3;
    static final int COUNT = 4;
    static final int NO_MASK = -1;
    private static final int AFTER_ARGUMENTS = 7;
    private static final int SHORT = 12;

    final CodeBuilder code;
    final Locals locals = new Locals(AFTER_ARGUMENTS);
    final SweepCode sweep;
    final Form form;
    final ElementType type;
    final int lanes;
    final Instructions scalar;
    final Instructions vector;
    /// All values, operands before what uses them.
    final List<Value> order;
    final Map<Value, Integer> uses;
    final int[] arrays;
    final int[] bases;
    /// Values that all lanes share: as numbers; and those that are no real numbers as the instructions of the loop want them.
    final Map<Value, Integer> numbers = new HashMap<>();
    final Map<Value, Integer> shared = new HashMap<>();

    Loop(CodeBuilder code, SweepCode sweep, Form form, Target target) {
        this.code = code;
        this.sweep = sweep;
        this.form = form;
        type = sweep.type();
        lanes = target.lanes(type);
        scalar = new ScalarInstructions(type);
        vector = target.isScalar() ? scalar : new VectorInstructions(type, target.vectorBits());
        order = Value.below(sweep.roots());
        uses = Evaluation.uses(sweep.roots());
        arrays = new int[sweep.tensors()];
        bases = new int[sweep.tensors() - sweep.folds().size()];
    }

    /// Writes the whole method.
    final void emit() {
        returnIfEmpty();
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = array(i);
        }
        for (int i = 0; i < bases.length; i++) {
            pushBase(i);
            bases[i] = toLocal(TypeKind.INT);
        }
        share();
        walk();
        code.return_();
    }

    abstract void walk();

    /// Leaves the place where the walk of a load or store begins.
    void pushBase(int operand) {
        pushEntryOfPlaces(2 * operand);
    }

    /// Whether the loop does well to treat two steps at once, because one alone would leave a machine waiting.
    final boolean isShort() {
        return sweep.operations() < SHORT;
    }

    private void returnIfEmpty() {
        Label some = code.newLabel();
        code.iload(COUNT).ifgt(some);
        whenEmpty();
        code.return_().labelBinding(some);
    }

    /// What else is to be done where there are no positions.
    void whenEmpty() {
        // mostly nothing
    }

    final int array(int tensor) {
        ClassDesc array = (type == ElementType.F32 ? CD_float : CD_double).arrayType();
        code.aload(TENSORS).loadConstant(tensor).aaload().checkcast(array);
        return toLocal(TypeKind.REFERENCE);
    }

    final int place(int index) {
        pushEntryOfPlaces(index);
        return toLocal(TypeKind.INT);
    }

    final void pushEntryOfPlaces(int index) {
        code.aload(PLACES).loadConstant(index).iaload();
    }

    final int toLocal(TypeKind kind) {
        int local = locals.allocate(kind);
        code.storeLocal(kind, local);
        return local;
    }

    /// Computes what all lanes share before the loop.
    ///
    /// Real numbers and constants are spread over lanes where they are used; C2 takes that out of the loop. A vector made before the
    /// loop instead would in large kernels be an object, allocated at every call: C2 loses sight of it.
    private void share() {
        Evaluation first = evaluation(scalar, Map.of(), this::pushNumber);
        Set<Value> perLane = usedBy(user -> !form.isScalar(user.level()));
        for (Value value : order) {
            if (!value.isConstant() && form.isScalar(value.level()) && perLane.contains(value)) {
                int local = first.keep(value);
                if (value.sort() != Sort.REAL) {
                    shared.put(value, vector == scalar ? local : broadcast(value.sort(), local));
                }
            }
        }
        numbers.putAll(first.locals());
    }

    final Evaluation evaluation(Instructions instructions, Map<Value, Integer> outside, Consumer<Primitive> leaves) {
        return new Evaluation(code, locals, instructions,
                new Evaluation.Known(outside, numbers, scalar.local(Sort.REAL)), uses, leaves);
    }

    /// The operands of some values, and all results.
    final Set<Value> usedBy(Predicate<Value> users) {
        Set<Value> used = new HashSet<>(sweep.roots());
        order.stream().filter(users).forEach(user -> used.addAll(user.primitive().operands()));
        return used;
    }

    /// A vector of the mask or the bits that a local variable holds; they take the way over numbers.
    private int broadcast(Sort sort, int local) {
        TypeKind kind = scalar.local(sort);
        boolean isMask = sort == Sort.MASK;
        vector.broadcast(code, () -> {
            code.loadLocal(kind, local);
            if (isMask) {
                code.conversion(kind, scalar.local(Sort.REAL));
            } else {
                scalar.apply(code, Op.FROM_BITS);
            }
        });
        if (isMask) {
            vector.constant(code, new Primitive.Real(0));
        }
        vector.apply(code, isMask ? Op.NOT_EQUAL : Op.TO_BITS);
        return toLocal(TypeKind.REFERENCE);
    }

    private void pushNumber(Primitive leaf) {
        switch (leaf) {
            case Primitive.Load load ->
                scalar.load(code, arrays[load.tensor()], () -> code.iload(bases[load.tensor()]));
            case Primitive.Argument number -> {
                code.aload(NUMBERS).loadConstant(number.slot()).daload();
                if (type == ElementType.F32) {
                    code.d2f();
                }
            }
            case Primitive.Real _, Primitive.Bits _, Primitive.Apply _, Primitive.Shift _ ->
                throw new IllegalStateException("no leaf");
        }
    }

    /// Leaves the number with which a fold begins.
    final void pushIdentity(Instructions instructions, Reduction op) {
        instructions.constant(code, new Primitive.Real(op.identity()));
    }

    /// Leaves `sum` folded with `value`; where a mask is given, lanes that it clears keep `sum`.
    ///
    /// The value is what methods are called on, or what `sum` is compared with first. It was made in this very turn of the loop, so C2
    /// knows its class; of a sum that goes around the loop it knows that only after it met the value. Without, it would depend on
    /// the profile of the library, which whatever else runs in the JVM has a part in.
    final void pushFolded(Instructions instructions, Reduction op, int sum, int value, int mask) {
        Runnable pushSum = () -> code.loadLocal(instructions.local(Sort.REAL), sum);
        Runnable pushValue = () -> code.loadLocal(instructions.local(Sort.REAL), value);
        if (op == Reduction.SUM) {
            if (mask != NO_MASK) {
                pushSum.run();
            }
            pushValue.run();
            pushSum.run();
            instructions.apply(code, Op.ADD);
            if (mask != NO_MASK) {
                code.aload(mask);
                instructions.apply(code, Op.SELECT);
            }
            return;
        }
        pushSum.run();
        pushValue.run();
        pushTakes(instructions, op, pushSum, pushValue);
        if (mask != NO_MASK) {
            code.aload(mask);
            instructions.apply(code, Op.AND);
        }
        instructions.apply(code, Op.SELECT);
    }

    /// Whether a greater (lesser) value or, unless only numbers are wanted, a NaN replaces what was found so far.
    private void pushTakes(Instructions instructions, Reduction op, Runnable pushSum, Runnable pushValue) {
        pushValue.run();
        pushSum.run();
        instructions.apply(code, op == Reduction.MIN ? Op.LESS : Op.GREATER);
        if (op != Reduction.MAX_NUMBER) {
            pushValue.run();
            pushValue.run();
            instructions.apply(code, Op.NOT_EQUAL);
            instructions.apply(code, Op.OR);
        }
    }

    /// `while (index < bound) body; index += step`
    final void loop(int index, Runnable bound, int step, Runnable body) {
        Label head = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(head).iload(index);
        bound.run();
        code.if_icmpge(end);
        body.run();
        code.iinc(index, step).goto_(head).labelBinding(end);
    }
}
